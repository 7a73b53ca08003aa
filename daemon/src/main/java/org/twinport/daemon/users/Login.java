package org.twinport.daemon.users;

import org.twinport.protocol.path.Name;
import org.twinport.server.auth.Account;
import org.twinport.server.auth.Authenticator;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides who may log in; immutable, used by all sessions' threads.
 *
 * <p>Every refusal costs the same: where hashes are in use, an unknown, a locked or a plain user
 * costs the computation of one, too.
 */
public final class Login implements Authenticator {

    /**
     * A user.
     *
     * @param names under which they log in
     * @param credential the proof
     * @param certificate the client certificate that is proof, too
     * @param account what they get
     */
    public record Member(
            List<String> names,
            Credential credential,
            Optional<ClientProof> certificate,
            Account account) {

        public Member {
            names = List.copyOf(names);
        }

        /** A user without a certificate. */
        public Member(List<String> names, Credential credential, Account account) {
            this(names, credential, Optional.empty(), account);
        }
    }

    private final Map<String, Member> members = new HashMap<>();
    private final Optional<PasswordHash> decoy;
    private final HashLane lane;

    public Login(List<Member> members, HashLane lane) {
        for (Member member : members) {
            member.names().forEach(name -> this.members.put(Name.octetsOf(name), member));
        }
        this.decoy = decoy(members);
        this.lane = lane;
    }

    /** The form of hash that most users have, so that being unknown costs what is usual. */
    static Optional<PasswordHash> decoy(List<Member> members) {
        Map<String, List<PasswordHash>> byCost =
                members.stream()
                        .map(Member::credential)
                        .filter(Credential.Hashed.class::isInstance)
                        .map(credential -> ((Credential.Hashed) credential).hash())
                        .collect(Collectors.groupingBy(Login::cost));
        return byCost.values().stream()
                .max(Comparator.comparingInt(List::size))
                .map(hashes -> hashes.getFirst().unmatchable());
    }

    private static String cost(PasswordHash hash) {
        return switch (hash) {
            case Argon2Hash a -> a.memory() + "," + a.iterations() + "," + a.parallelism();
            case BcryptHash b -> b.text().substring(0, 6);
        };
    }

    @Override
    public Optional<Account> logIn(String user, String password, InetAddress peer) {
        Member member = members.get(user);
        Credential credential = member == null ? new Credential.Locked() : member.credential();
        byte[] bytes = password.getBytes(StandardCharsets.ISO_8859_1);
        boolean right =
                switch (credential) {
                    case Credential.Hashed(PasswordHash hash) -> matches(hash, peer, bytes);
                    case Credential.Plain(String expected) -> {
                        spendTime(peer, bytes);
                        yield isEqual(expected, bytes);
                    }
                    case Credential.Open() -> true;
                    case Credential.Locked() -> {
                        spendTime(peer, bytes);
                        yield false;
                    }
                };
        return right && member != null ? Optional.of(member.account()) : Optional.empty();
    }

    @Override
    public Optional<Account> logIn(String user, X509Certificate shown, InetAddress peer) {
        return Optional.ofNullable(members.get(user))
                .filter(member -> member.certificate().filter(own -> own.fits(shown)).isPresent())
                .map(Member::account);
    }

    private void spendTime(InetAddress peer, byte[] password) {
        decoy.ifPresent(hash -> matches(hash, peer, password));
    }

    private boolean matches(PasswordHash hash, InetAddress peer, byte[] password) {
        return hash.isQuick()
                ? lane.runQuick(peer, () -> hash.matches(password))
                : lane.run(peer, () -> hash.matches(password));
    }

    /** Digests first: a comparison of the passwords themselves tells their length. */
    private static boolean isEqual(String expected, byte[] found) {
        byte[] bytes = expected.getBytes(StandardCharsets.ISO_8859_1);
        return MessageDigest.isEqual(Digests.sha256(bytes), Digests.sha256(found));
    }
}
