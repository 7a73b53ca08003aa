package org.twinport.daemon.users;

import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bcrypt hash; immutable.
 *
 * @param text version, cost, salt and hash in OpenBSD's form
 */
record BcryptHash(String text) implements PasswordHash {

    private static final int COST = 12;
    private static final int HIGHEST_COST = 18;
    private static final int PREFIX = "$2b$12$".length();

    /** Of longer passwords bcrypt ignores the rest. */
    private static final int LONGEST = 72;

    private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");

    static BcryptHash create(byte[] password) {
        if (password.length > LONGEST) {
            throw new IllegalArgumentException(
                    "bcrypt ignores what follows the first 72 bytes of a password; use Argon2id");
        }
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return new BcryptHash(OpenBSDBCrypt.generate("2b", password, salt, COST));
    }

    static Optional<PasswordHash> parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int cost = Integer.parseInt(m.group(1));
        return cost >= 4 && cost <= HIGHEST_COST
                ? Optional.of(new BcryptHash(text))
                : Optional.empty();
    }

    @Override
    public boolean matches(byte[] password) {
        return OpenBSDBCrypt.checkPassword(text, password);
    }

    /** The lowest cost takes a millisecond. */
    @Override
    public boolean isQuick() {
        return false;
    }

    @Override
    public PasswordHash unmatchable() {
        return new BcryptHash(text.substring(0, PREFIX) + ".".repeat(53));
    }

    /** Without the hash: it must not reach a log by accident. */
    @Override
    public String toString() {
        return "bcrypt hash";
    }
}
