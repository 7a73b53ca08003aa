package org.twinport.daemon.config;

import org.twinport.daemon.users.ClientProof;
import org.twinport.daemon.users.Credential;
import org.twinport.daemon.users.PasswordHash;
import org.twinport.net.data.PortRange;
import org.twinport.server.config.Listen;
import org.twinport.server.config.Network;
import org.twinport.server.config.PassiveRules.Announced;
import org.twinport.server.representation.Representation;
import org.twinport.storage.local.LocalRules;

import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of single values that the table of settings is made of; pure. */
final class Kinds {

    /** A fallback for keys that have to be given. */
    static final Network EVERYWHERE = Network.parse("0.0.0.0/0").orElseThrow();

    private static final Duration LONGEST = Duration.ofDays(365);

    private Kinds() {}

    /** One of some words. */
    static <T> Scalar<T> choice(Map<String, T> words) {
        Map<T, String> names = new LinkedHashMap<>();
        words.forEach((word, value) -> names.putIfAbsent(value, word));
        return new Scalar<>(
                String.join(", ", words.keySet()),
                List.copyOf(words.keySet()),
                (text, _) -> Optional.ofNullable(words.get(text.toLowerCase(Locale.ROOT))),
                value -> names.getOrDefault(value, ""),
                false);
    }

    /** One of the constants, written in lower case with hyphens. */
    static <E extends Enum<E>> Scalar<E> constant(Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(word(constant), constant);
        }
        return choice(words);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Scalar<Boolean> yesOrNo() {
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put("yes", true);
        words.put("no", false);
        words.put("true", true);
        words.put("false", false);
        return choice(words);
    }

    static Scalar<Integer> number(int least, int most) {
        return Scalar.of(
                "a number from " + least + " to " + most,
                text -> parseInt(text).filter(n -> n >= least && n <= most),
                String::valueOf);
    }

    static Scalar<Integer> limit() {
        Scalar<Integer> number = number(0, 1_000_000);
        return Scalar.of(
                number.allowed() + "; 0 is no limit",
                text -> number.parser().parse(text, Path.of("")),
                String::valueOf);
    }

    private static Optional<Integer> parseInt(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    static Scalar<Duration> duration(Duration least) {
        return duration(least, LONGEST);
    }

    static Scalar<Duration> duration(Duration least, Duration most) {
        return Scalar.of(
                "a duration from "
                        + Durations.show(least)
                        + " to "
                        + Durations.show(most)
                        + ", such as 500ms, 30s, 5m, 24h",
                text ->
                        Durations.parse(text)
                                .filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0),
                Durations::show);
    }

    static Scalar<String> line(String allowed, int longest) {
        return Scalar.of(
                allowed,
                text ->
                        text.isEmpty()
                                        || text.length() > longest
                                        || text.chars().anyMatch(Character::isISOControl)
                                ? Optional.empty()
                                : Optional.of(text),
                Function.identity());
    }

    static Scalar<Path> path() {
        return new Scalar<>(
                "a path; a relative one begins at the folder of the file it stands in",
                List.of(),
                NativePaths::parse,
                Path::toString,
                false);
    }

    /** A value, or a word that stands for having none. */
    static <T> Scalar<Optional<T>> orWord(String word, Scalar<T> kind) {
        List<String> words = new ArrayList<>(kind.words());
        words.add(word);
        return new Scalar<>(
                word + ", or " + kind.allowed(),
                words,
                (text, base) -> {
                    Optional<T> value =
                            text.equals(word) ? Optional.empty() : kind.parser().parse(text, base);
                    return value.isPresent() || text.equals(word)
                            ? Optional.of(value)
                            : Optional.empty();
                },
                value -> value.map(kind::show).orElse(word),
                kind.secret());
    }

    static Scalar<InetSocketAddress> address() {
        return new Scalar<>(
                "PORT, HOST:PORT, [IPV6]:PORT or *:PORT",
                List.of(),
                new ListenParser.Bare(),
                Addresses::showListen,
                false);
    }

    static Scalar<Listen> listen() {
        return new Scalar<>(
                address().allowed(),
                List.of(),
                new ListenParser.WithScheme(),
                ListenKind::show,
                false);
    }

    static Scalar<Optional<ClientProof>> clientProof() {
        return Scalar.of(
                "the SHA-256 fingerprint of a client certificate, or its whole subject, such as"
                        + " CN=anna,O=Example",
                Kinds::parseProof,
                proof -> proof.map(ClientProof::toString).orElse(""));
    }

    private static Optional<Optional<ClientProof>> parseProof(String text) {
        Optional<ClientProof> proof = ClientProof.parse(text);
        return proof.isPresent() ? Optional.of(proof) : Optional.empty();
    }

    static Scalar<PortRange> ports() {
        return Scalar.of(
                "a range such as 61000-61999, or a single port, within 1024-65535",
                PortRange::parse,
                PortRange::toString);
    }

    static Scalar<Announced> announced() {
        return new Scalar<>(
                "as-dialled, an IPv4 address, or a host name that is looked up anew for each PASV",
                List.of("as-dialled"),
                (text, _) ->
                        text.equals("as-dialled")
                                ? Optional.of(new Announced.AsDialled())
                                : Addresses.parseAnnounced(text),
                Addresses::showAnnounced,
                false);
    }

    static Scalar<Network> network() {
        return Scalar.of("a network such as 10.0.0.0/8", Network::parse, Network::toString);
    }

    static Scalar<Charset> charset() {
        return new Scalar<>(
                "the name of a charset that contains ASCII, such as UTF-8, windows-1252, GBK,"
                        + " Shift_JIS",
                List.of("UTF-8", "windows-1252", "ISO-8859-1", "GBK", "Shift_JIS", "windows-1251"),
                (text, _) -> Representation.parseCharset(text),
                Charset::name,
                false);
    }

    static Scalar<Integer> mode() {
        return new Scalar<>(
                "umask, or an octal mode from 000 to 777",
                List.of("umask"),
                (text, _) -> parseMode(text),
                mode -> mode == LocalRules.UMASK ? "umask" : "%03o".formatted(mode),
                false);
    }

    private static Optional<Integer> parseMode(String text) {
        if (text.equals("umask")) {
            return Optional.of(LocalRules.UMASK);
        }
        return text.matches("0?[0-7]{3}|0o[0-7]{3}")
                ? Optional.of(Integer.parseInt(text.substring(text.length() - 3), 8))
                : Optional.empty();
    }

    static Scalar<Credential> hash() {
        Scalar<Credential> kind =
                Scalar.of(
                        PasswordHash.FORMS + "; or ! for a user who cannot log in",
                        Kinds::parseHash,
                        credential -> credential instanceof Credential.Locked ? "!" : "****");
        return kind.asSecret();
    }

    private static Optional<Credential> parseHash(String text) {
        return text.isEmpty() || text.startsWith("!") || text.startsWith("*")
                ? Optional.of(new Credential.Locked())
                : PasswordHash.parse(text).map(Credential.Hashed::new);
    }
}
