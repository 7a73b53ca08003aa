package org.twinport.daemon.config;

import org.twinport.daemon.log.LogFormat;
import org.twinport.daemon.log.LogLevel;
import org.twinport.net.data.PortRange;
import org.twinport.server.config.Deadlines;
import org.twinport.server.config.Limits;
import org.twinport.server.config.Listen;
import org.twinport.server.config.PassiveRules;
import org.twinport.server.config.PassiveRules.Announced;
import org.twinport.server.config.PassiveRules.ByNetwork;
import org.twinport.server.config.RepresentationRules;
import org.twinport.server.representation.AsciiPolicy;
import org.twinport.storage.local.LocalRules;
import org.twinport.storage.local.UploadPolicy;
import org.twinport.storage.view.Permissions;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The table of settings, from which reader, messages and reference page derive; immutable. */
public final class Keys {

    private static final Limits LIMITS = Limits.DEFAULT;
    private static final Deadlines DEADLINES = Deadlines.DEFAULT;
    private static final LocalRules FILES = LocalRules.of("", "");
    private static final Scalar<Duration> WAIT = Kinds.duration(Duration.ofMillis(100));

    public static final Key<Path> ROOT =
            Key.of("root", Kinds.path(), Path.of("."), "folder that is served");

    public static final Key<List<Listen>> LISTEN =
            Key.<List<Listen>>of(
                            "listen",
                            new ListenKind(),
                            List.of(),
                            "addresses and ports of control connections")
                    .defaulting("`*:21` if it can be bound, else `*:2121`")
                    .atStartOnly();

    public static final Key<String> GREETING =
            Key.of(
                            "greeting",
                            Kinds.line("one line of at most 200 characters", 200),
                            "Twinport ready",
                            "text of the 220 reply")
                    .atStartOnly();

    public static final Key<Boolean> READ_ONLY =
            Key.of("read-only", Kinds.yesOrNo(), false, "nobody changes anything");

    public static final Key<PortRange> PASSIVE_PORTS =
            Key.of(
                    "passive.ports",
                    Kinds.ports(),
                    PassiveRules.DEFAULT.ports(),
                    "ports for data connections in passive mode");

    public static final Key<Announced> PASSIVE_ADDRESS =
            Key.of(
                    "passive.address",
                    Kinds.announced(),
                    PassiveRules.DEFAULT.address(),
                    "address that PASV announces; as-dialled is the one the client connected to");

    public static final Key<List<ByNetwork>> PASSIVE_NETWORKS =
            Key.of(
                    "passive.networks",
                    new NetworksKind(),
                    PassiveRules.DEFAULT.byNetwork(),
                    "other announced addresses for clients of some networks; the first that fits");

    public static final Key<SourcePort> SOURCE_PORT =
            Key.of(
                    "active.source-port",
                    Kinds.choice(SourcePort.WORDS),
                    SourcePort.AUTO,
                    "port from which active mode dials; auto is 20 where it can be bound");

    public static final Key<PrivateAddress> PRIVATE_ADDRESS =
            Key.of(
                    "active.private-address",
                    Kinds.constant(PrivateAddress.class),
                    PrivateAddress.REFUSE,
                    "a client behind NAT announces its private address: refuse, or dial the peer");

    public static final Key<Integer> SESSIONS =
            limit("limits.sessions", LIMITS.sessions(), "control connections in total");

    public static final Key<Integer> PER_ADDRESS =
            limit(
                    "limits.max-per-address",
                    LIMITS.perAddress(),
                    "control connections from one address");

    public static final Key<Integer> BEFORE_LOGIN =
            limit(
                    "limits.before-login",
                    LIMITS.beforeLogin(),
                    "control connections without a login; above it the oldest silent one ends");

    public static final Key<Integer> LOGIN_ATTEMPTS =
            limit(
                    "limits.login-attempts",
                    LIMITS.loginAttempts(),
                    "wrong passwords before a connection ends");

    public static final Key<Duration> FAILURE_DELAY =
            Key.of(
                    "limits.failure-delay",
                    Kinds.duration(Duration.ZERO),
                    LIMITS.failureDelay(),
                    "wait before a wrong password is answered");

    public static final Key<Integer> LINE_LENGTH =
            Key.of(
                    "limits.line-length",
                    Kinds.number(512, 1 << 20),
                    LIMITS.lineLength(),
                    "bytes of one command line");

    public static final Key<Duration> LOGIN =
            wait("deadlines.login", DEADLINES.login(), "from connect to a successful login");
    public static final Key<Duration> IDLE =
            wait("deadlines.idle", DEADLINES.idle(), "between commands; stands still in transfers");
    public static final Key<Duration> PASSIVE =
            wait("deadlines.passive", DEADLINES.passive(), "for the client's data connection");
    public static final Key<Duration> ACTIVE =
            wait("deadlines.active", DEADLINES.active(), "for our data connection to the client");
    public static final Key<Duration> STALL =
            wait("deadlines.stall", DEADLINES.stall(), "without a byte on a data connection");
    public static final Key<Duration> WRITE =
            wait("deadlines.write", DEADLINES.write(), "for a client to take a reply");

    public static final Key<Duration> KEEP_ALIVE =
            Key.of(
                    "deadlines.keep-alive",
                    Kinds.duration(Duration.ofSeconds(1), Duration.ofHours(9)),
                    DEADLINES.keepAlive(),
                    "idle time before TCP probes on control connections");

    public static final Key<Duration> GRACE =
            Key.of(
                    "deadlines.grace",
                    Kinds.duration(Duration.ZERO),
                    DEADLINES.grace(),
                    "for running transfers when the server ends");

    public static final Key<AsciiPolicy> ASCII =
            Key.of(
                    "ascii",
                    Kinds.constant(AsciiPolicy.class),
                    AsciiPolicy.CONVERT,
                    "what TYPE A does: convert line ends, or leave files as they are, for clients that"
                            + " damage binary files");

    public static final Key<Charset> CHARSET =
            Key.of(
                    "charset",
                    Kinds.charset(),
                    StandardCharsets.UTF_8,
                    "charset of names on the wire for old clients, UTF-8 in the folder; a client that"
                            + " says OPTS UTF8 ON gets UTF-8");

    public static final Key<List<RepresentationRules.ByNetwork>> CLIENTS =
            Key.of(
                    "clients",
                    new ClientsKind(),
                    RepresentationRules.DEFAULT.byNetwork(),
                    "other values of ascii and charset for clients of some networks; the first that"
                            + " fits; what a user has counts before them");

    public static final Key<UploadPolicy> UPLOADS =
            Key.of(
                    "uploads",
                    Kinds.constant(UploadPolicy.class),
                    FILES.uploads(),
                    "what an interrupted upload leaves: a hidden part to resume, nothing, or what came");

    public static final Key<Duration> KEEP_PARTS =
            Key.of(
                    "keep-parts",
                    Kinds.duration(Duration.ZERO),
                    FILES.keepParts(),
                    "how long an interrupted upload can be resumed");

    public static final Key<Boolean> FSYNC =
            Key.of(
                    "fsync",
                    Kinds.yesOrNo(),
                    FILES.fsync(),
                    "whether 226 waits until the bytes are on the disk");

    public static final Key<Integer> FILE_MODE =
            Key.of("file-mode", Kinds.mode(), FILES.fileMode(), "permission bits of new files");

    public static final Key<Integer> DIR_MODE =
            Key.of("dir-mode", Kinds.mode(), FILES.dirMode(), "permission bits of new folders");

    public static final Key<Optional<String>> GROUP =
            Key.of(
                    "group",
                    Kinds.orWord("system", Kinds.line("the name of a group", 64)),
                    Optional.ofNullable(FILES.group()),
                    "group of new files and folders");

    public static final Key<Optional<String>> SERVER_ID =
            Key.of(
                            "server-id",
                            Kinds.orWord("auto", Kinds.line("a text of 1 to 64 characters", 64)),
                            Optional.<String>empty(),
                            "marks unfinished uploads as this server's: the same after a restart,"
                                    + " another on every server of the folder; auto is HOST:PORT")
                    .atStartOnly();

    public static final Key<LogFormat> LOG_FORMAT =
            Key.of(
                            "log.format",
                            Kinds.constant(LogFormat.class),
                            LogFormat.TEXT,
                            "form of the event log, one line an event")
                    .atStartOnly();

    public static final Key<Optional<Path>> LOG_FILE =
            Key.of(
                            "log.file",
                            Kinds.orWord("stderr", Kinds.path()),
                            Optional.<Path>empty(),
                            "where the event log goes; a reload opens the file anew")
                    .atStartOnly();

    public static final Key<LogLevel> LOG_LEVEL =
            Key.of(
                            "log.level",
                            Kinds.constant(LogLevel.class),
                            LogLevel.INFO,
                            "least level of the event log; debug shows commands and replies")
                    .atStartOnly();

    public static final Key<Optional<Path>> LOG_TRANSFERS =
            Key.of(
                            "log.transfers",
                            Kinds.orWord("none", Kinds.path()),
                            Optional.<Path>empty(),
                            "file of the transfer log in xferlog format; a reload opens it anew")
                    .atStartOnly();

    public static final Key<Boolean> SITE_DIAG =
            Key.of(
                    "site-diag",
                    Kinds.yesOrNo(),
                    true,
                    "whether users, but not the anonymous one, may ask what the server sees of their session; see site-diag.md");

    public static final Key<Boolean> ANONYMOUS =
            Key.of(
                    "anonymous.enabled",
                    Kinds.yesOrNo(),
                    false,
                    "whether the names anonymous and ftp log in with any password");

    public static final Key<Optional<Path>> ANONYMOUS_HOME =
            Key.of(
                    "anonymous.home",
                    Kinds.orWord("root", Kinds.path()),
                    Optional.<Path>empty(),
                    "folder of the anonymous user");

    public static final Key<Permissions> ANONYMOUS_PERMISSIONS =
            Key.of(
                    "anonymous.permissions",
                    new PermissionsKind(),
                    Permissions.readOnly(),
                    "what the anonymous user may do");

    static final Key<List<UsersKind.Entry>> USERS =
            Key.<List<UsersKind.Entry>>of(
                            "users", new UsersKind(), List.of(), "who may log in; see below")
                    .defaulting("one user `twinport` with a generated password");

    /** In the order of the page. */
    public static final List<Key<?>> ALL = all();

    private static List<Key<?>> all() {
        return Stream.of(
                        List.of(
                                ROOT,
                                LISTEN,
                                GREETING,
                                READ_ONLY,
                                PASSIVE_PORTS,
                                PASSIVE_ADDRESS,
                                PASSIVE_NETWORKS,
                                SOURCE_PORT,
                                PRIVATE_ADDRESS,
                                SESSIONS,
                                PER_ADDRESS,
                                BEFORE_LOGIN,
                                LOGIN_ATTEMPTS,
                                FAILURE_DELAY,
                                LINE_LENGTH,
                                LOGIN,
                                IDLE,
                                PASSIVE,
                                ACTIVE,
                                STALL,
                                WRITE,
                                KEEP_ALIVE,
                                GRACE),
                        TlsKeys.ALL,
                        List.of(
                                ASCII,
                                CHARSET,
                                CLIENTS,
                                UPLOADS,
                                KEEP_PARTS,
                                FSYNC,
                                FILE_MODE,
                                DIR_MODE,
                                GROUP,
                                SERVER_ID,
                                LOG_FORMAT,
                                LOG_FILE,
                                LOG_LEVEL,
                                LOG_TRANSFERS,
                                SITE_DIAG,
                                ANONYMOUS,
                                ANONYMOUS_HOME,
                                ANONYMOUS_PERMISSIONS,
                                USERS))
                .flatMap(List::stream)
                .toList();
    }

    /** What a client behind NAT that announces its private address gets. */
    public enum PrivateAddress {
        REFUSE,
        DIAL_PEER
    }

    /** From where active mode dials. */
    public enum SourcePort {
        AUTO,
        TWENTY,
        ANY;

        static final Map<String, SourcePort> WORDS =
                Collections.unmodifiableMap(
                        new TreeMap<>(Map.of("auto", AUTO, "20", TWENTY, "any", ANY)));
    }

    private Keys() {}

    private static Key<Integer> limit(String path, int fallback, String doc) {
        return Key.of(path, Kinds.limit(), fallback, doc);
    }

    private static Key<Duration> wait(String path, Duration fallback, String doc) {
        return Key.of(path, WAIT, fallback, doc);
    }
}
