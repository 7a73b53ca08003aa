package org.twinport.doctor.probe;

import org.jspecify.annotations.Nullable;
import org.twinport.client.tls.CertificateCheck;
import org.twinport.doctor.fact.ActiveTry;
import org.twinport.doctor.fact.Heard;
import org.twinport.doctor.fact.PassiveTry;
import org.twinport.doctor.fact.PassiveTry.Setting;
import org.twinport.doctor.fact.PassiveTry.Way;
import org.twinport.doctor.fact.ServerView;
import org.twinport.doctor.fact.Transfer.Ending;
import org.twinport.doctor.fact.Walk;
import org.twinport.doctor.question.Question;
import org.twinport.doctor.question.Question.Mode;
import org.twinport.net.probe.Answer;
import org.twinport.net.probe.Dial;
import org.twinport.net.probe.PathWalk;
import org.twinport.net.tls.TlsClientSession;
import org.twinport.net.tls.TlsVersions;
import org.twinport.protocol.command.Protection;
import org.twinport.protocol.diag.SessionView;
import org.twinport.protocol.endpoint.HostPort;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The second half of an examination: data connections in all ways, and where one fails, the
 * comparisons that tell why. For one use, on the doctor's thread.
 */
final class DataPart {

    private static final int MORE_PORTS = 5;
    private static final Duration BUDGET = Duration.ofMillis(700);

    private final Question question;
    private final Chart chart;
    private final Opening opening;
    private final Optional<PathWalk> walk;
    private final Dial control;
    private final PassiveProbe passive;
    private final ActiveProbe active;
    private final Set<Way> dead = EnumSet.noneOf(Way.class);
    private @Nullable Talk talk;

    DataPart(
            Question question,
            Chart chart,
            Opening opening,
            Optional<PathWalk> walk,
            Dial control) {
        this.question = question;
        this.chart = chart;
        this.opening = opening;
        this.walk = walk;
        this.control = control;
        this.passive = new PassiveProbe(question, chart, opening.buffers());
        this.active = new ActiveProbe(question, chart, opening.buffers());
    }

    /** Tries what was asked for, then looks at the rest. */
    void run(Talk first) {
        talk = first;
        try {
            first.ask("TYPE I", question.patience().reply());
            if (question.mode() == Mode.ACTIVE) {
                actively(question.patience().arrival());
            }
            boolean brief = question.depth() == Question.Depth.BRIEF;
            if (!brief || question.mode() != Mode.ACTIVE) {
                passively();
            }
            if (!brief && question.mode() != Mode.ACTIVE) {
                actively(isAnyPassiveWhole() ? question.patience().glance() : unasked());
            }
            farewell();
        } finally {
            if (talk != first) {
                Opening.closed(talk);
            }
        }
    }

    private Duration unasked() {
        return question.mode() == Mode.PASSIVE
                ? question.patience().glance()
                : question.patience().arrival();
    }

    private boolean isAnyPassiveWhole() {
        return chart.passive.stream().anyMatch(PassiveTry::succeeded);
    }

    private boolean isIpv4() {
        return control.target().getAddress().getAddress().length == 4;
    }

    private List<Way> ways() {
        return isIpv4() ? List.of(Way.EPSV, Way.PASV) : List.of(Way.EPSV);
    }

    // ---- passive mode

    private void passively() {
        for (Way way : ways()) {
            if (standing()) {
                PassiveTry done = passive.attempt(requireTalk(), way, Setting.NORMAL, trial());
                if (done.heard().isEnd()) {
                    dead.add(way);
                }
                done.announced().ifPresent(a -> look(way.name(), shown(a)));
            }
        }
        compare();
    }

    private void compare() {
        List<PassiveTry> normal = normal();
        boolean anyStood = normal.stream().anyMatch(PassiveTry::isConnected);
        boolean anyFailed = normal.stream().anyMatch(DataPart::isUnanswered);
        if (anyStood && anyFailed) {
            repeat();
        } else if (anyFailed) {
            locate(normal);
            withoutTlsInTheWay();
        }
        normal.stream()
                .filter(DataPart::isStalled)
                .findFirst()
                .ifPresent(t -> again(t.way(), Setting.SMALL_PACKETS, trial()));
        normal.stream().filter(DataPart::isWithoutTls).findFirst().ifPresent(t -> inClear(t.way()));
        if (question.depth() == Question.Depth.FULL
                && normal.stream().anyMatch(PassiveTry::succeeded)) {
            morePorts();
            withoutResumption();
        }
    }

    private List<PassiveTry> normal() {
        return chart.passive.stream().filter(t -> t.setting() == Setting.NORMAL).toList();
    }

    private static boolean isUnanswered(PassiveTry t) {
        return !t.dials().isEmpty() && !t.isConnected();
    }

    private static boolean isStalled(PassiveTry t) {
        return t.transfer().filter(x -> x.ending() == Ending.STALLED).isPresent();
    }

    private static boolean isWithoutTls(PassiveTry t) {
        return t.transfer()
                .filter(x -> x.ending() == Ending.NO_TLS || x.last().code() == 522)
                .isPresent();
    }

    /** The ways once more, on other ports: is it the way, or the port? */
    private void repeat() {
        for (int round = 0; round < 2; round++) {
            for (Way way : ways()) {
                again(way, Setting.PORT_ONLY, null);
            }
        }
    }

    private void again(Way way, Setting setting, @Nullable Trial trial) {
        if (!dead.contains(way) && standing()) {
            passive.attempt(requireTalk(), way, setting, trial);
        }
    }

    /** More ports of the range, as long as that costs nearly nothing. */
    private void morePorts() {
        Way way = normal().stream().filter(PassiveTry::succeeded).findFirst().orElseThrow().way();
        long end = System.nanoTime() + BUDGET.toNanos();
        for (int i = 0; i < MORE_PORTS && System.nanoTime() < end && isTalkOpen(); i++) {
            PassiveTry done = passive.attempt(requireTalk(), way, Setting.PORT_ONLY, null);
            if (isUnanswered(done)) {
                return;
            }
        }
    }

    /** Where on the path a data port is shut: its walk beside that of the control port. */
    private void locate(List<PassiveTry> tries) {
        if (walk.isEmpty()) {
            return;
        }
        Walk reference =
                new Walk(control.target().getPort(), walk.get().untilAnswer(control.target()));
        chart.walks.add(reference);
        Dial failed =
                tries.stream()
                        .filter(DataPart::isUnanswered)
                        .findFirst()
                        .orElseThrow()
                        .dials()
                        .getLast();
        InetSocketAddress target = failed.target();
        int host = reference.answerAt().orElse(0);
        boolean refused = failed.answer() == Answer.REFUSED;
        if (host > 1 || refused) {
            chart.walks.add(
                    new Walk(
                            target.getPort(),
                            refused
                                    ? walk.get().untilAnswer(target)
                                    : walk.get().upTo(target, host - 1)));
        }
    }

    /** A firewall that opens data ports by reading commands can read them again after CCC. */
    private void withoutTlsInTheWay() {
        if (question.security() == Question.Security.NONE
                || !chart.features.contains("CCC")
                || !isTalkOpen()) {
            return;
        }
        Heard ccc = requireTalk().ask("CCC", question.patience().reply());
        if (ccc.isYes() && requireTalk().clear(question.patience().reply())) {
            again(isIpv4() ? Way.PASV : Way.EPSV, Setting.AFTER_CCC, null);
            again(Way.EPSV, Setting.AFTER_CCC, null);
        }
    }

    private void inClear(Way way) {
        if (question.protection() != Protection.PRIVATE || !standing()) {
            return;
        }
        Heard prot = requireTalk().ask("PROT C", question.patience().reply());
        if (prot.isYes()) {
            again(way, Setting.CLEAR_DATA, trial().inClear());
            if (isTalkOpen()) {
                requireTalk().ask("PROT P", question.patience().reply());
            }
        }
    }

    private void withoutResumption() {
        if (!trial().inTls() || question.trial() == Question.Trial.PUT || !isTalkOpen()) {
            return;
        }
        CertificateCheck check =
                new CertificateCheck(
                        question.host(),
                        question.port(),
                        question.trust(),
                        true,
                        new TlsProbe.Unheard());
        TlsClientSession own =
                new TlsClientSession(
                        question.host(),
                        question.port(),
                        check,
                        Optional.empty(),
                        TlsVersions.BOTH);
        Way way = normal().stream().filter(PassiveTry::succeeded).findFirst().orElseThrow().way();
        passive.attempt(requireTalk(), way, Setting.NOT_RESUMED, trial().with(own));
    }

    // ---- active mode

    private void actively(Duration patience) {
        if (!standing()) {
            return;
        }
        ActiveTry done = active.attempt(requireTalk(), !isIpv4(), trial(), patience);
        boolean refused = done != null && done.transfer().isEmpty() && !done.heard().isEnd();
        if (refused && isIpv4() && isTalkOpen()) {
            active.attempt(requireTalk(), true, trial(), patience);
        }
        boolean pending =
                done != null
                        && done.transfer()
                                .filter(t -> t.last().kind() == Heard.Kind.NOT_ASKED)
                                .isPresent();
        if (pending && !(chart.hasFeature("DIAG") && aborted())) {
            // The server may try for a minute yet; what else there is to do needs another session.
            giveUp();
        }
        if (done != null) {
            look(done.command(), shown(done.announced()));
            dialBack(done);
        }
    }

    /** A Twinport server gives up at ABOR. */
    private boolean aborted() {
        Heard heard = requireTalk().ask("ABOR", question.patience().reply());
        while (heard.isNo() && heard.code() != 421) {
            heard = requireTalk().hear(question.patience().reply());
        }
        return heard.isYes();
    }

    private void dialBack(ActiveTry done) {
        boolean failed = done.heard().isYes() && !done.succeeded();
        if (failed && chart.hasFeature("DIAG") && isTalkOpen()) {
            active.connectBack(requireTalk(), !isIpv4());
        }
    }

    /** What a Twinport server saw. */
    private void look(String after, String sent) {
        if (chart.hasFeature("DIAG") && isTalkOpen()) {
            requireTalk()
                    .ask("SITE DIAG", question.patience().reply())
                    .asReply()
                    .flatMap(SessionView::read)
                    .ifPresent(v -> chart.views.add(new ServerView(after, sent, v)));
        }
    }

    private static String shown(InetSocketAddress address) {
        return new HostPort(address.getAddress(), address.getPort()).toString();
    }

    private void giveUp() {
        Opening.closed(talk);
        talk = null;
    }

    // ---- what both need

    private Trial trial() {
        String file = question.file() == null ? "" : question.file();
        boolean tls =
                question.security() != Question.Security.NONE
                        && question.protection() == Protection.PRIVATE
                        && (chart.protection == null
                                || chart.protection.isYes()
                                || question.security() == Question.Security.IMPLICIT);
        return switch (question.trial()) {
            case LIST -> new Trial(file.isEmpty() ? "LIST" : "LIST " + file, false, tls, null);
            case GET -> new Trial("RETR " + file, false, tls, null);
            case PUT -> new Trial("STOR " + file, true, tls, null);
        };
    }

    private boolean isTalkOpen() {
        return talk != null && talk.isOpen();
    }

    /** Whether there is a session; opens one more where the last one is gone. */
    private boolean standing() {
        if (isTalkOpen()) {
            return true;
        }
        if (!opening.mayLogIn()) {
            return false;
        }
        Opening.closed(talk);
        Opened again = opening.again(control, TlsVersions.BOTH, 0);
        talk = again.loggedIn();
        if (talk == null) {
            Opening.closed(again.talk());
            return false;
        }
        talk.ask("TYPE I", question.patience().reply());
        return true;
    }

    private Talk requireTalk() {
        return java.util.Objects.requireNonNull(talk);
    }

    private void farewell() {
        if (!isTalkOpen()) {
            return;
        }
        if (question.trial() == Question.Trial.PUT && question.file() != null) {
            requireTalk().ask("DELE " + question.file(), question.patience().reply());
        }
        chart.goodbye = requireTalk().ask("NOOP", question.patience().reply());
        requireTalk().ask("QUIT", Duration.ofSeconds(2));
    }
}
