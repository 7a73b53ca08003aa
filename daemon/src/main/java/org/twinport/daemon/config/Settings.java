package org.twinport.daemon.config;

import org.twinport.daemon.log.Logs;
import org.twinport.net.data.PeerPolicy;
import org.twinport.protocol.path.Name;
import org.twinport.server.config.Deadlines;
import org.twinport.server.config.DiagRules;
import org.twinport.server.config.Limits;
import org.twinport.server.config.Listen;
import org.twinport.server.config.PassiveRules;
import org.twinport.server.config.RepresentationRules;
import org.twinport.server.representation.Representation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All settings of a server; immutable.
 *
 * @param values of the table {@link Keys}
 * @param users without the anonymous one
 * @param anonymous the anonymous user, if enabled
 * @param notes what is not wrong but doubtful, for people
 */
public record Settings(
        Values values, List<User> users, Optional<User> anonymous, List<String> notes) {

    public Settings {
        users = List.copyOf(users);
        notes = List.copyOf(notes);
    }

    /** Reads all sources; any thread. */
    public static Loaded load(Sources sources) {
        List<Problem> problems = new ArrayList<>();
        Values file =
                sources.configuration().map(path -> readFile(path, problems)).orElse(Values.NONE);
        Values environment = TextReader.environment(sources.environment(), problems);
        Values flags = TextReader.flags(sources.flags(), problems);
        Values values = flags.over(environment.over(file));
        UserReader reader = new UserReader(values, problems);
        List<User> users = reader.users(sources.users());
        Optional<User> anonymous = reader.anonymous();
        if (problems.isEmpty()) {
            TlsCheck.check(values, listen(values), users, problems);
        }
        List<String> notes = TextReader.doubts(sources.environment());
        return problems.isEmpty()
                ? new Loaded.Good(new Settings(values, users, anonymous, notes))
                : new Loaded.Bad(problems);
    }

    private static Values readFile(Path file, List<Problem> problems) {
        Path folder = file.toAbsolutePath().getParent();
        Reading reading = new Reading(file.toString(), folder == null ? file : folder, problems);
        return Yaml.file(file, reading)
                .map(node -> SectionReader.read(node, "the file", Keys.ALL, reading))
                .orElse(Values.NONE);
    }

    /** These settings with one more user, who has a password in plain text. */
    public Settings withUser(String name, String password, String place) {
        List<User> more = new ArrayList<>(users);
        more.add(new UserReader(values, new ArrayList<>()).withPassword(name, password, place));
        return new Settings(values, more, anonymous, notes);
    }

    public Path root() {
        return values.get(Keys.ROOT).toAbsolutePath().normalize();
    }

    /** Where the root was given, and what it is called there, as the start of a message. */
    public String rootPlace() {
        String place = values.place(Keys.ROOT);
        boolean named = Keys.ROOT.option().equals(Optional.of(place));
        return named ? place : place + ": " + Keys.ROOT.path();
    }

    /** Where to listen; empty for the default, port 21 or else 2121 on all addresses. */
    public List<Listen> listen() {
        return values.get(Keys.LISTEN);
    }

    /** Where to listen beside that, with TLS from the first byte. */
    public List<Listen> implicit() {
        return implicit(values);
    }

    private static List<Listen> implicit(Values values) {
        return values.get(TlsKeys.IMPLICIT).stream().map(Listen::withTls).toList();
    }

    private static List<Listen> listen(Values values) {
        return Stream.concat(values.get(Keys.LISTEN).stream(), implicit(values).stream()).toList();
    }

    public TlsPlan tls() {
        return new TlsPlan(values);
    }

    /** The text of the 220 reply, octets. */
    public String greeting() {
        return Name.octetsOf(values.get(Keys.GREETING));
    }

    public Limits limits() {
        return new Limits(
                values.get(Keys.SESSIONS),
                values.get(Keys.PER_ADDRESS),
                values.get(Keys.BEFORE_LOGIN),
                values.get(Keys.LOGIN_ATTEMPTS),
                values.get(Keys.FAILURE_DELAY),
                values.get(Keys.LINE_LENGTH));
    }

    public Deadlines deadlines() {
        return new Deadlines(
                values.get(Keys.LOGIN),
                values.get(Keys.IDLE),
                values.get(Keys.PASSIVE),
                values.get(Keys.ACTIVE),
                values.get(Keys.STALL),
                values.get(Keys.WRITE),
                values.get(Keys.KEEP_ALIVE),
                values.get(Keys.GRACE));
    }

    public PassiveRules passive() {
        return new PassiveRules(
                values.get(Keys.PASSIVE_PORTS),
                values.get(Keys.PASSIVE_ADDRESS),
                values.get(Keys.PASSIVE_NETWORKS));
    }

    /** How files and names look to whom, but for what single users have. */
    public RepresentationRules representation() {
        return new RepresentationRules(
                new Representation(values.get(Keys.ASCII), values.get(Keys.CHARSET)),
                values.get(Keys.CLIENTS));
    }

    /** From where active mode is to dial. */
    public Keys.SourcePort sourcePort() {
        return values.get(Keys.SOURCE_PORT);
    }

    /** Whom active mode dials. */
    public PeerPolicy peers() {
        return new PeerPolicy(values.get(Keys.PRIVATE_ADDRESS) == Keys.PrivateAddress.DIAL_PEER);
    }

    /** What users are told of their own session. */
    public DiagRules diag() {
        return DiagRules.DEFAULT.offered(values.get(Keys.SITE_DIAG));
    }

    /** Where and what is logged. */
    public Logs.Plan logs() {
        return new Logs.Plan(
                values.get(Keys.LOG_FORMAT),
                values.get(Keys.LOG_LEVEL),
                values.get(Keys.LOG_FILE),
                values.get(Keys.LOG_TRANSFERS));
    }

    /** The paths of the keys that differ in {@code other} and that only a restart applies. */
    public List<String> restartNeededFor(Settings other) {
        return differences(other, key -> !key.reloads());
    }

    /** The paths of the keys that differ in {@code other} and that a reload applies; not users. */
    public List<String> changedIn(Settings other) {
        return differences(other, key -> key.reloads() && !key.equals(Keys.USERS));
    }

    private List<String> differences(Settings other, Predicate<Key<?>> which) {
        List<Key<?>> keys = Keys.ALL.stream().filter(which).toList();
        return values.differences(other.values, keys).stream().map(Key::path).toList();
    }

    /** The anonymous user and the others. */
    public List<User> everybody() {
        List<User> all = new ArrayList<>(users);
        anonymous.ifPresent(all::add);
        return all;
    }
}
