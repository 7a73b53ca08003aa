package org.twinport.doctor.rule;

import org.twinport.doctor.fact.ActiveTry;
import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.fact.GreetingFact;
import org.twinport.doctor.fact.Heard;
import org.twinport.doctor.fact.LoginFact;
import org.twinport.doctor.fact.NameFact;
import org.twinport.doctor.fact.PassiveTry;
import org.twinport.doctor.fact.Transfer;
import org.twinport.doctor.fact.Walk;
import org.twinport.net.probe.Answer;
import org.twinport.net.probe.Dial;
import org.twinport.net.probe.Hop;
import org.twinport.protocol.reply.Reply;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Facts of a session with 203.0.113.20 in which all went well, but for what a test changes. */
final class FactsBuilder {

    static final InetSocketAddress SERVER = at("203.0.113.20", 21);

    private final List<Dial> control = new ArrayList<>();
    private final List<Dial> references = new ArrayList<>();
    private final List<Walk> walks = new ArrayList<>();
    private final List<PassiveTry> passive = new ArrayList<>();
    private final List<ActiveTry> active = new ArrayList<>();
    private InetSocketAddress local = at("192.0.2.10", 40_000);

    static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    static Heard reply(int code, String text) {
        return Heard.of(new Reply(code, List.of(text)), Duration.ofMillis(5));
    }

    FactsBuilder from(String address) {
        local = at(address, 40_000);
        return this;
    }

    FactsBuilder control(Answer answer, int millis) {
        control.add(new Dial(SERVER, answer, Duration.ofMillis(millis)));
        return this;
    }

    FactsBuilder reference(int port, Answer answer) {
        references.add(new Dial(at("203.0.113.20", port), answer, Duration.ofMillis(10)));
        return this;
    }

    /** Hops as letters, nearest first: r router, . silence, x refused, o connected. */
    FactsBuilder walk(int port, String hops) {
        List<Hop> made = new ArrayList<>();
        for (int i = 0; i < hops.length(); i++) {
            Hop.Echo echo =
                    switch (hops.charAt(i)) {
                        case 'r' -> Hop.Echo.ROUTER;
                        case 'x' -> Hop.Echo.REFUSED;
                        case 'o' -> Hop.Echo.CONNECTED;
                        default -> Hop.Echo.SILENCE;
                    };
            made.add(new Hop(i + 1, echo));
        }
        walks.add(new Walk(port, made));
        return this;
    }

    FactsBuilder passive(PassiveTry.Way way, String announced, int port, Answer answer) {
        return passive(way, announced, port, answer, PassiveTry.Setting.NORMAL);
    }

    FactsBuilder passive(
            PassiveTry.Way way,
            String announced,
            int port,
            Answer answer,
            PassiveTry.Setting setting) {
        boolean stands = answer == Answer.CONNECTED;
        passive.add(
                new PassiveTry(
                        way,
                        reply(way == PassiveTry.Way.EPSV ? 229 : 227, "yes"),
                        Optional.of(at(announced, port)),
                        List.of(new Dial(at("203.0.113.20", port), answer, Duration.ofMillis(9))),
                        stands && setting == PassiveTry.Setting.NORMAL
                                ? Optional.of(done())
                                : Optional.empty(),
                        setting));
        return this;
    }

    private static Transfer done() {
        return new Transfer(
                "LIST",
                reply(150, "here"),
                reply(226, "done"),
                100,
                Optional.of(Duration.ofMillis(3)),
                Transfer.Ending.COMPLETE,
                Transfer.DataTls.NONE,
                Duration.ofMillis(9));
    }

    /** PORT was accepted, and nothing came; a raw capture saw SYNs from these, null for none. */
    FactsBuilder neverCame(List<InetSocketAddress> captured) {
        Heard none = new Heard(Heard.Kind.NOT_ASKED, null, Duration.ZERO, "");
        active.add(
                new ActiveTry(
                        "PORT",
                        at(local.getAddress().getHostAddress(), 50_500),
                        reply(200, "yes"),
                        Optional.empty(),
                        List.of(),
                        Duration.ofSeconds(6),
                        Optional.of(
                                new Transfer(
                                        "LIST",
                                        none,
                                        none,
                                        0,
                                        Optional.empty(),
                                        Transfer.Ending.STALLED,
                                        Transfer.DataTls.NONE,
                                        Duration.ofSeconds(6))),
                        captured.isEmpty()
                                ? Optional.empty()
                                : Optional.of(
                                        new ActiveTry.Seen(
                                                captured.stream()
                                                        .filter(a -> a.getPort() != 0)
                                                        .toList()))));
        return this;
    }

    Facts build() {
        boolean stands = control.isEmpty() || control.stream().anyMatch(Dial::connected);
        if (control.isEmpty()) {
            control(Answer.CONNECTED, 10);
        }
        Dial dial = control.getFirst();
        return new Facts(
                Instant.parse("2026-11-25T12:00:00Z"),
                new NameFact(
                        "203.0.113.20",
                        NameFact.Lookup.LITERAL,
                        List.of(SERVER.getAddress()),
                        Duration.ZERO),
                Optional.of(local.getAddress()),
                control,
                references,
                Optional.empty(),
                walks,
                stands ? Optional.of(local) : Optional.empty(),
                stands ? Optional.of(SERVER) : Optional.empty(),
                stands
                        ? Optional.of(
                                new GreetingFact(
                                        dial,
                                        reply(220, "(vsFTPd 3.0.3)"),
                                        GreetingFact.Speech.FTP,
                                        false))
                        : Optional.empty(),
                Optional.empty(),
                List.of(),
                stands
                        ? Optional.of(
                                new LoginFact(
                                        reply(331, "password"), reply(230, "in"), false, false))
                        : Optional.empty(),
                List.of(),
                "UNIX",
                passive,
                active,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                List.of(),
                Duration.ofSeconds(3));
    }
}
