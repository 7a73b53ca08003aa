package org.twinport.protocol.command;

import static org.twinport.protocol.command.Verb.Argument.NONE;
import static org.twinport.protocol.command.Verb.Argument.OPTIONAL;
import static org.twinport.protocol.command.Verb.Argument.REQUIRED;
import static org.twinport.protocol.command.Verb.Login.ANYTIME;
import static org.twinport.protocol.command.Verb.Login.NEEDED;
import static org.twinport.protocol.reply.ReplyCode.NOT_IMPLEMENTED;

import org.twinport.protocol.reply.ReplyCode;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The table of verbs: the parser, HELP, FEAT, the page of RFC coverage and the test that every verb
 * was seen on a socket all read it. What is deliberately not offered stands here too, with the
 * reason.
 */
public enum Verb {
    USER("RFC 959", "<name>", REQUIRED, ANYTIME, (v, a) -> new Command.User(a)),
    PASS("RFC 959", "<password>", OPTIONAL, ANYTIME, (v, a) -> new Command.Pass(a)),
    ACCT("RFC 959", "<account>", REQUIRED, ANYTIME, (v, a) -> new Command.Acct(a)),
    CWD("RFC 959", "<path>", REQUIRED, NEEDED, (v, a) -> new Command.Cwd(a)),
    CDUP("RFC 959", "", NONE, NEEDED, (v, a) -> new Command.Cdup()),
    SMNT(
            "RFC 959",
            "<path>",
            REQUIRED,
            NEEDED,
            "file systems are mounted by the administrator, not by clients"),
    REIN("RFC 959", "", NONE, ANYTIME, (v, a) -> new Command.Rein()),
    QUIT("RFC 959", "", NONE, ANYTIME, (v, a) -> new Command.Quit()),
    PORT("RFC 959", "<h1,h2,h3,h4,p1,p2>", REQUIRED, NEEDED, Arguments::port),
    PASV("RFC 959", "", NONE, NEEDED, (v, a) -> new Command.Pasv()),
    TYPE("RFC 959", "A [N | T] | I | L 8", REQUIRED, NEEDED, Arguments::type),
    STRU("RFC 959", "F", REQUIRED, NEEDED, Arguments::structure),
    MODE("RFC 959", "S", REQUIRED, NEEDED, Arguments::mode),
    RETR("RFC 959", "<path>", REQUIRED, NEEDED, (v, a) -> new Command.Retr(a)),
    STOR("RFC 959", "<path>", REQUIRED, NEEDED, (v, a) -> new Command.Stor(a)),
    STOU("RFC 959", "[<path>]", OPTIONAL, NEEDED, (v, a) -> new Command.Stou(a)),
    APPE("RFC 959", "<path>", REQUIRED, NEEDED, (v, a) -> new Command.Appe(a)),
    ALLO("RFC 959", "<bytes> [R <bytes>]", REQUIRED, NEEDED, Arguments::allocate),
    REST("RFC 3659", "<offset>", REQUIRED, NEEDED, Arguments::restart, "REST STREAM"),
    RNFR("RFC 959", "<path>", REQUIRED, NEEDED, (v, a) -> new Command.Rnfr(a)),
    RNTO("RFC 959", "<path>", REQUIRED, NEEDED, (v, a) -> new Command.Rnto(a)),
    ABOR("RFC 959", "", NONE, ANYTIME, (v, a) -> new Command.Abor()),
    DELE("RFC 959", "<path>", REQUIRED, NEEDED, (v, a) -> new Command.Dele(a)),
    RMD("RFC 959", "<path>", REQUIRED, NEEDED, (v, a) -> new Command.Rmd(a)),
    MKD("RFC 959", "<path>", REQUIRED, NEEDED, (v, a) -> new Command.Mkd(a)),
    PWD("RFC 959", "", NONE, NEEDED, (v, a) -> new Command.Pwd()),
    LIST(
            "RFC 959",
            "[<path>]",
            OPTIONAL,
            NEEDED,
            (v, a) -> new Command.List(Arguments.withoutLsOptions(a))),
    NLST(
            "RFC 959",
            "[<path>]",
            OPTIONAL,
            NEEDED,
            (v, a) -> new Command.Nlst(Arguments.withoutLsOptions(a))),
    SITE(
            "RFC 959",
            "CHMOD | UTIME | DIAG [CONNECT] | HELP",
            REQUIRED,
            ANYTIME,
            Arguments::site,
            "diag"),
    SYST("RFC 959", "", NONE, ANYTIME, (v, a) -> new Command.Syst()),
    STAT("RFC 959", "[<path>]", OPTIONAL, ANYTIME, Arguments::status),
    HELP("RFC 959", "[<verb>]", OPTIONAL, ANYTIME, (v, a) -> new Command.Help(a)),
    NOOP("RFC 959", "", NONE, ANYTIME, (v, a) -> new Command.Noop()),
    XCUP("RFC 775", "", NONE, NEEDED, (v, a) -> new Command.Cdup()),
    XCWD("RFC 775", "<path>", REQUIRED, NEEDED, (v, a) -> new Command.Cwd(a)),
    XMKD("RFC 775", "<path>", REQUIRED, NEEDED, (v, a) -> new Command.Mkd(a)),
    XPWD("RFC 775", "", NONE, NEEDED, (v, a) -> new Command.Pwd()),
    XRMD("RFC 775", "<path>", REQUIRED, NEEDED, (v, a) -> new Command.Rmd(a)),
    FEAT("RFC 2389", "", NONE, ANYTIME, (v, a) -> new Command.Feat()),
    OPTS(
            "RFC 2389",
            "UTF8 ON | MLST <facts> | HASH [<algorithm>]",
            REQUIRED,
            ANYTIME,
            (v, a) -> new Command.Opts(a),
            "UTF8"),
    LANG("RFC 2640", "[EN]", OPTIONAL, ANYTIME, Arguments::language, "LANG"),
    EPRT(
            "RFC 2428",
            "|<family>|<address>|<port>|",
            REQUIRED,
            NEEDED,
            Arguments::extendedPort,
            "EPRT"),
    EPSV("RFC 2428", "[1 | 2 | ALL]", OPTIONAL, NEEDED, Arguments::extendedPassive, "EPSV"),
    SIZE("RFC 3659", "<path>", REQUIRED, NEEDED, (v, a) -> new Command.Size(a), "SIZE"),
    MDTM("RFC 3659", "[<time>] <path>", REQUIRED, NEEDED, Arguments::modificationTime, "MDTM"),
    MLST("RFC 3659", "[<path>]", OPTIONAL, NEEDED, (v, a) -> new Command.Mlst(a), "MLST", "TVFS"),
    MLSD("RFC 3659", "[<path>]", OPTIONAL, NEEDED, (v, a) -> new Command.Mlsd(a)),
    MFMT(
            "draft-somers-ftp-mfxx",
            "<time> <path>",
            REQUIRED,
            NEEDED,
            Arguments::setModified,
            "MFMT"),
    MFCT("draft-somers-ftp-mfxx", "<time> <path>", REQUIRED, NEEDED, Arguments::setCreated, "MFCT"),
    MFF(
            "draft-somers-ftp-mfxx",
            "<fact>=<value>; <path>",
            REQUIRED,
            NEEDED,
            Arguments::setFacts,
            "MFF"),
    HASH(
            "draft-bryan-ftpext-hash",
            "<path>",
            REQUIRED,
            NEEDED,
            (v, a) -> new Command.Hash(a),
            "HASH"),
    MD5("draft-twine-ftpmd5", "<path>", REQUIRED, NEEDED, HashArguments::md5, "MD5"),
    XCRC(
            "common practice",
            "<path> [<start> <end>]",
            REQUIRED,
            NEEDED,
            HashArguments::checksum,
            "XCRC"),
    XMD5(
            "common practice",
            "<path> [<start> <end>]",
            REQUIRED,
            NEEDED,
            HashArguments::checksum,
            "XMD5"),
    XSHA(
            "common practice",
            "<path> [<start> <end>]",
            REQUIRED,
            NEEDED,
            HashArguments::checksum,
            "XSHA"),
    XSHA1(
            "common practice",
            "<path> [<start> <end>]",
            REQUIRED,
            NEEDED,
            HashArguments::checksum,
            "XSHA1"),
    XSHA256(
            "common practice",
            "<path> [<start> <end>]",
            REQUIRED,
            NEEDED,
            HashArguments::checksum,
            "XSHA256"),
    CLNT(
            "common practice",
            "<client name>",
            REQUIRED,
            ANYTIME,
            (v, a) -> new Command.Clnt(a),
            "CLNT"),
    AUTH("RFC 4217", "TLS", REQUIRED, ANYTIME, (v, a) -> new Command.Auth(a.strip()), "AUTH TLS"),
    PBSZ("RFC 4217", "0", REQUIRED, ANYTIME, Arguments::bufferSize, "PBSZ"),
    PROT("RFC 4217", "C | P", REQUIRED, ANYTIME, Arguments::protection, "PROT"),
    CCC("RFC 4217", "", NONE, ANYTIME, (v, a) -> new Command.Ccc(), "CCC"),
    HOST("RFC 7151", "<host name>", REQUIRED, ANYTIME, Arguments::host, "HOST");

    /** Whether the verb takes an argument. */
    public enum Argument {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    /** Whether the verb means anything before a user has logged in. */
    public enum Login {
        ANYTIME,
        NEEDED
    }

    private static final int LONGEST = 7;

    private static final Map<String, Verb> BY_NAME = new HashMap<>();

    static {
        for (Verb verb : values()) {
            BY_NAME.put(verb.name(), verb);
        }
    }

    private final String source;
    private final String syntax;
    private final Argument rule;
    private final Login login;
    private final BiFunction<Verb, String, Command> reader;
    private final List<String> features;
    private final String reasonNotOffered;

    Verb(
            String source,
            String syntax,
            Argument rule,
            Login login,
            BiFunction<Verb, String, Command> reader,
            String... features) {
        this.source = source;
        this.syntax = syntax;
        this.rule = rule;
        this.login = login;
        this.reader = reader;
        this.features = List.of(features);
        this.reasonNotOffered = "";
    }

    Verb(String source, String syntax, Argument rule, Login login, String reasonNotOffered) {
        this.source = source;
        this.syntax = syntax;
        this.rule = rule;
        this.login = login;
        this.reader =
                (verb, argument) -> new Command.Invalid(verb, NOT_IMPLEMENTED, reasonNotOffered);
        this.features = List.of();
        this.reasonNotOffered = reasonNotOffered;
    }

    /** The verb of this name in any case. */
    public static Optional<Verb> of(String name) {
        // Upper case of non-ASCII octets would make PASS of "pa\u00df".
        boolean ascii = name.length() <= LONGEST && name.chars().allMatch(c -> c < 0x80);
        return !ascii
                ? Optional.empty()
                : Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT)));
    }

    /**
     * The command that this verb and {@code argument} (octets, without the separating space) make.
     */
    public Command read(String argument) {
        if (!isOffered()) {
            return reader.apply(this, argument);
        }
        return switch (rule) {
            case NONE -> reader.apply(this, "");
            case OPTIONAL -> reader.apply(this, argument);
            case REQUIRED ->
                    argument.isEmpty()
                            ? new Command.Invalid(
                                    this, ReplyCode.BAD_ARGUMENT, "Argument missing: " + usage())
                            : reader.apply(this, argument);
        };
    }

    /** The document that defines the verb. */
    public String source() {
        return source;
    }

    /** Verb and argument as HELP shows them. */
    public String usage() {
        return syntax.isEmpty() ? name() : name() + " " + syntax;
    }

    /** Whether a client must have logged in; the session answers 530 otherwise. */
    public boolean needsLogin() {
        return login == NEEDED;
    }

    /** The lines that FEAT shows for this verb (RFC 2389 section 3.2), without their parameters. */
    public List<String> features() {
        return features;
    }

    /** False if the verb is known and always answered with 502. */
    public boolean isOffered() {
        return reasonNotOffered.isEmpty();
    }

    /** Why the verb is not offered; empty if it is. */
    public String reasonNotOffered() {
        return reasonNotOffered;
    }
}
