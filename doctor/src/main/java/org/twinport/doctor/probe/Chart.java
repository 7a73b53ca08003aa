package org.twinport.doctor.probe;

import org.jspecify.annotations.Nullable;
import org.twinport.doctor.fact.ActiveTry;
import org.twinport.doctor.fact.ConnectBack;
import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.fact.GreetingFact;
import org.twinport.doctor.fact.Heard;
import org.twinport.doctor.fact.LoginFact;
import org.twinport.doctor.fact.Moment;
import org.twinport.doctor.fact.Moment.Connection;
import org.twinport.doctor.fact.Moment.Direction;
import org.twinport.doctor.fact.NameFact;
import org.twinport.doctor.fact.PassiveTry;
import org.twinport.doctor.fact.ServerView;
import org.twinport.doctor.fact.TlsFact;
import org.twinport.doctor.fact.TlsRetry;
import org.twinport.doctor.fact.Walk;
import org.twinport.net.probe.Dial;
import org.twinport.net.probe.Dialler;
import org.twinport.protocol.reply.Reply;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the probes write down what they see; owned by the doctor's thread. */
final class Chart {

    private final Instant began = Instant.now();
    private final long start = System.nanoTime();
    private final Consumer<Moment> listener;
    private final List<Moment> timeline = new ArrayList<>();

    final List<Dial> control = new ArrayList<>();
    final List<Dial> references = new ArrayList<>();
    final List<Walk> walks = new ArrayList<>();
    final List<PassiveTry> passive = new ArrayList<>();
    final List<ActiveTry> active = new ArrayList<>();
    final List<TlsRetry> tlsRetries = new ArrayList<>();
    final List<ServerView> views = new ArrayList<>();
    final List<String> features = new ArrayList<>();
    NameFact name;
    @Nullable Dial canary;
    @Nullable InetSocketAddress local;
    @Nullable InetSocketAddress server;
    @Nullable GreetingFact greeting;
    @Nullable TlsFact tls;
    @Nullable LoginFact login;
    @Nullable Long size;
    @Nullable Heard protection;
    @Nullable ConnectBack connectBack;
    @Nullable Heard goodbye;
    String system = "";
    boolean privileged;
    boolean fileIsThere;

    Chart(String host, Consumer<Moment> listener) {
        this.listener = listener;
        this.name = new NameFact(host, NameFact.Lookup.FAILED, List.of(), Duration.ZERO);
    }

    /** How long the examination has taken so far. */
    Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    void note(Connection connection, Direction direction, String text) {
        Moment moment =
                new Moment(
                        sinceBegin(),
                        connection,
                        direction,
                        text.replaceAll("[\\x00-\\x1f]+", " "));
        timeline.add(moment);
        listener.accept(moment);
    }

    /** The lines between the first and the last of FEAT (RFC 2389 section 3.2). */
    void features(Reply reply) {
        features.clear();
        List<String> lines = reply.lines();
        for (int i = 1; i < lines.size() - 1; i++) {
            features.add(lines.get(i).strip().toUpperCase(Locale.ROOT));
        }
    }

    /** Whether the features have this word as the first of a line. */
    boolean hasFeature(String word) {
        return features.stream().anyMatch(f -> f.equals(word) || f.startsWith(word + " "));
    }

    Facts facts() {
        return new Facts(
                began,
                name,
                name.addresses().stream().findFirst().flatMap(Dialler::source),
                control,
                references,
                Optional.ofNullable(canary),
                walks,
                Optional.ofNullable(local),
                Optional.ofNullable(server),
                Optional.ofNullable(greeting),
                Optional.ofNullable(tls),
                tlsRetries,
                Optional.ofNullable(login),
                features,
                system,
                passive,
                active,
                Optional.ofNullable(size),
                Optional.ofNullable(protection),
                views,
                Optional.ofNullable(connectBack),
                Optional.ofNullable(goodbye),
                privileged,
                fileIsThere,
                timeline,
                sinceBegin());
    }
}
