package org.twinport.doctor.probe;

import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.fact.Moment;
import org.twinport.doctor.fact.TlsFact;
import org.twinport.doctor.fact.TlsRetry;
import org.twinport.doctor.fact.TlsRetry.Condition;
import org.twinport.doctor.question.Question;
import org.twinport.doctor.question.Question.Security;
import org.twinport.net.probe.Dialler;
import org.twinport.net.probe.PathWalk;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.tls.TlsVersions;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One examination, stage by stage, as far as the session goes; for one use, on the doctor's thread.
 */
public final class Examination {

    private static final Duration HOP = Duration.ofMillis(900);

    private final Question question;
    private final Chart chart;
    private final Opening opening;
    private final Optional<PathWalk> walk;

    /**
     * @param listener hears each moment of the timeline as it comes
     */
    public Examination(Question question, Consumer<Moment> listener) {
        this.question = question;
        this.chart = new Chart(question.host(), listener);
        this.opening = new Opening(question, chart, BufferPool.standard());
        this.walk = question.portable() ? Optional.empty() : PathWalk.available(HOP);
    }

    /** Asks all there is to ask. */
    public Facts run() {
        chart.name = new NameProbe(question.portable()).lookUp(question.host());
        if (!chart.name.addresses().isEmpty()) {
            Dialler dialler = new Dialler(question.patience().connect(), 0);
            Dialler.Dialled dialled = new ControlProbe(question, chart, dialler, walk).reach();
            if (dialled != null) {
                control(dialled);
            }
        }
        return chart.facts();
    }

    private void control(Dialler.Dialled dialled) {
        Opened opened = opening.over(dialled, question.tls().versions());
        try {
            if (opened.talk() != null) {
                chart.local = opened.talk().local();
                chart.server = opened.talk().server();
            }
            chart.greeting = opened.greeting();
            chart.tls = opened.tls().orElse(null);
            chart.login = opened.login().orElse(null);
            opened.tls()
                    .filter(t -> !t.isSecured() && question.depth() == Question.Depth.FULL)
                    .ifPresent(t -> retry(dialled, t));
            Talk talk = opened.loggedIn();
            if (talk != null) {
                features(talk);
                try (Bedside session =
                        new Bedside(question, chart, opening, dialled.dial(), talk)) {
                    new DataPart(question, chart, opening, walk, session).run();
                }
            } else if (opened.talk() != null && opened.login().isEmpty()) {
                farewell(opened.talk());
            }
        } finally {
            Opening.close(opened.talk());
        }
    }

    private void farewell(Talk talk) {
        if (chart.greeting != null && chart.greeting.heard().isYes() && talk.isOpen()) {
            features(talk);
            talk.ask("QUIT", question.patience().reply());
        }
    }

    private void features(Talk talk) {
        talk.ask("FEAT", question.patience().reply())
                .asReply()
                .filter(r -> r.code() == 211)
                .ifPresent(chart::features);
        chart.system = talk.ask("SYST", question.patience().reply()).text();
    }

    /** What would have to be different for TLS to come about. */
    private void retry(Dialler.Dialled dialled, TlsFact first) {
        switch (first.result()) {
            case STALLED -> {
                retry(
                        dialled,
                        Condition.SMALL_PACKETS,
                        question.tls().versions(),
                        Dialler.SMALL_WINDOW);
                other(dialled);
            }
            case BROKEN_OFF, NO_AGREEMENT ->
                    retry(dialled, Condition.OLDER_VERSION, TlsVersions.ONLY_1_2, 0);
            case NOT_TLS, NO_ANSWER -> other(dialled);
            default -> {}
        }
    }

    private void retry(
            Dialler.Dialled dialled, Condition condition, TlsVersions versions, int window) {
        Opened again =
                new Opening(question.withoutLogin(), chart, opening.buffers())
                        .again(dialled.dial(), versions, window);
        chart.tlsRetries.add(
                new TlsRetry(condition, again.tls().filter(TlsFact::isSecured).isPresent()));
        Opening.close(again.talk());
    }

    /** The other way into TLS on the same port. */
    private void other(Dialler.Dialled dialled) {
        boolean implicit = question.security() == Security.IMPLICIT;
        Question changed =
                question.withoutLogin().with(implicit ? Security.EXPLICIT : Security.IMPLICIT);
        Opened again =
                new Opening(changed, chart, opening.buffers())
                        .again(dialled.dial(), question.tls().versions(), 0);
        boolean works =
                again.tls().filter(t -> t.isSecured() || !t.certificate().isEmpty()).isPresent();
        boolean speaks = implicit && again.greeting() != null && again.greeting().heard().isYes();
        chart.tlsRetries.add(
                new TlsRetry(
                        implicit ? Condition.BY_AUTH : Condition.FROM_FIRST_BYTE, works || speaks));
        Opening.close(again.talk());
    }
}
