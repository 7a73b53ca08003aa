package org.twinport.doctor.probe;

import org.jspecify.annotations.Nullable;
import org.twinport.client.tls.CertificateCheck;
import org.twinport.doctor.fact.ActiveTry;
import org.twinport.doctor.fact.Heard;
import org.twinport.doctor.fact.PassiveTry;
import org.twinport.doctor.fact.PassiveTry.Setting;
import org.twinport.doctor.fact.PassiveTry.Way;
import org.twinport.doctor.fact.Transfer;
import org.twinport.doctor.fact.Transfer.Ending;
import org.twinport.doctor.fact.Walk;
import org.twinport.doctor.question.Question;
import org.twinport.doctor.question.Question.Mode;
import org.twinport.net.probe.Answer;
import org.twinport.net.probe.Dial;
import org.twinport.net.probe.PathWalk;
import org.twinport.net.tls.TlsClientSession;
import org.twinport.protocol.command.Protection;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The second half of an examination: data connections in all ways, and where one fails, the
 * comparisons that tell why. For one use, on the doctor's thread.
 */
final class DataPart {

    private static final int MORE_PORTS = 5;

    /** As long a silence means that nothing more comes. */
    private static final Duration QUIET = Duration.ofMillis(700);

    private static final Duration BUDGET = Duration.ofMillis(700);

    private final Question question;
    private final Chart chart;
    private final Optional<PathWalk> walk;
    private final Bedside session;
    private final PassiveProbe passive;
    private final ActiveProbe active;
    private final Set<Way> dead = EnumSet.noneOf(Way.class);

    DataPart(
            Question question,
            Chart chart,
            Opening opening,
            Optional<PathWalk> walk,
            Bedside session) {
        this.question = question;
        this.chart = chart;
        this.walk = walk;
        this.session = session;
        this.passive = new PassiveProbe(question, chart, opening.buffers());
        this.active = new ActiveProbe(question, chart, opening.buffers());
    }

    /** Tries what was asked for, then looks at the rest. */
    void run() {
        session.talk().ask("TYPE I", question.patience().reply());
        if (question.trial() == Question.Trial.PUT && isThere()) {
            chart.fileIsThere = true;
            farewell();
            return;
        }
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
    }

    private Duration unasked() {
        return question.mode() == Mode.PASSIVE
                ? question.patience().glance()
                : question.patience().arrival();
    }

    private boolean isAnyPassiveWhole() {
        return chart.passive.stream().anyMatch(PassiveTry::succeeded);
    }

    // ---- passive mode

    private List<Way> ways() {
        return session.isIpv4() ? List.of(Way.EPSV, Way.PASV) : List.of(Way.EPSV);
    }

    private void passively() {
        for (Way way : ways()) {
            if (session.standing()) {
                PassiveTry done = passively(way);
                if (done.heard().isEnd()) {
                    dead.add(way);
                }
                done.announced().ifPresent(a -> session.look(way.name(), Bedside.shown(a)));
            }
        }
        compare();
    }

    /** What fails once a connection stands fails by the other command, too. */
    private PassiveTry passively(Way way) {
        boolean failed = normal().stream().anyMatch(t -> t.isConnected() && !t.succeeded());
        PassiveTry done =
                failed
                        ? passive.attempt(session.talk(), way, Setting.PORT_ONLY, null)
                        : passive.attempt(session.talk(), way, Setting.NORMAL, session.trial());
        boolean stuck =
                done.transfer().filter(t -> t.last().kind() == Heard.Kind.SILENCE).isPresent();
        if (stuck) {
            unstick();
        }
        return done;
    }

    /** The server may wait for a minute yet for a data connection that it turned away. */
    private void unstick() {
        chart.goodbye = session.talk().ask("NOOP", Duration.ofSeconds(2));
        boolean listens = chart.hasFeature("DIAG") && aborted();
        if (!listens) {
            session.giveUp();
        }
    }

    private void compare() {
        List<PassiveTry> normal = normal();
        boolean anyStood = normal.stream().anyMatch(PassiveTry::isConnected);
        boolean anyFailed = normal.stream().anyMatch(DataPart::isUnanswered);
        if (anyStood && anyFailed) {
            repeat();
        } else if (anyFailed) {
            otherPorts(normal);
            locate(normal);
            withoutTlsInTheWay();
        }
        normal.stream()
                .filter(DataPart::isStalled)
                .findFirst()
                .ifPresent(t -> again(t.way(), Setting.SMALL_PACKETS, session.trial()));
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
        if (!dead.contains(way) && session.standing()) {
            passive.attempt(session.talk(), way, setting, trial);
        }
    }

    /** More ports of the range, as long as that costs nearly nothing. */
    private void morePorts() {
        Way way = normal().stream().filter(PassiveTry::succeeded).findFirst().orElseThrow().way();
        long end = System.nanoTime() + BUDGET.toNanos();
        for (int i = 0; i < MORE_PORTS && System.nanoTime() < end && session.isOpen(); i++) {
            PassiveTry done = passive.attempt(session.talk(), way, Setting.PORT_ONLY, null);
            if (isUnanswered(done)) {
                return;
            }
        }
    }

    /** Whether every port is shut, or those that were named by chance. */
    private void otherPorts(List<PassiveTry> tries) {
        if (question.depth() == Question.Depth.BRIEF) {
            return;
        }
        PassiveTry shut = tries.stream().filter(DataPart::isUnanswered).findFirst().orElseThrow();
        boolean quick = shut.dials().getLast().answer() != Answer.SILENCE;
        int more = quick ? MORE_PORTS : 2;
        boolean found = false;
        for (int i = 0; i < more && !found && session.isOpen(); i++) {
            found =
                    passive.attempt(session.talk(), shut.way(), Setting.PORT_ONLY, null)
                            .isConnected();
        }
    }

    /** Where on the path a data port is shut: its walk beside that of the control port. */
    private void locate(List<PassiveTry> tries) {
        if (walk.isEmpty()) {
            return;
        }
        Walk reference =
                new Walk(
                        session.control().target().getPort(),
                        walk.get().untilAnswer(session.control().target()));
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
                || !session.isOpen()) {
            return;
        }
        Heard ccc = session.talk().ask("CCC", question.patience().reply());
        if (ccc.isYes() && session.talk().clear(question.patience().reply())) {
            again(session.isIpv4() ? Way.PASV : Way.EPSV, Setting.AFTER_CCC, null);
            again(Way.EPSV, Setting.AFTER_CCC, null);
        }
    }

    private void inClear(Way way) {
        if (question.protection() != Protection.PRIVATE || !session.standing()) {
            return;
        }
        Heard prot = session.talk().ask("PROT C", question.patience().reply());
        if (prot.isYes()) {
            again(way, Setting.CLEAR_DATA, session.trial().inClear());
            if (session.isOpen()) {
                session.talk().ask("PROT P", question.patience().reply());
            }
        }
    }

    private void withoutResumption() {
        if (!session.trial().inTls()
                || question.trial() == Question.Trial.PUT
                || !session.isOpen()) {
            return;
        }
        CertificateCheck check =
                new CertificateCheck(
                        question.host(),
                        question.port(),
                        question.tls().trust(),
                        true,
                        new TlsProbe.Unheard());
        TlsClientSession own =
                new TlsClientSession(
                        question.host(),
                        question.port(),
                        check,
                        question.tls().identity(),
                        question.tls().versions());
        Way way = normal().stream().filter(PassiveTry::succeeded).findFirst().orElseThrow().way();
        passive.attempt(session.talk(), way, Setting.NOT_RESUMED, session.trial().with(own));
    }

    // ---- active mode

    private void actively(Duration patience) {
        if (!session.standing()) {
            return;
        }
        ActiveTry done =
                active.attempt(session.talk(), !session.isIpv4(), session.trial(), patience);
        boolean refused = done != null && done.transfer().isEmpty() && !done.heard().isEnd();
        if (refused && session.isIpv4() && session.isOpen()) {
            active.attempt(session.talk(), true, session.trial(), patience);
        }
        boolean pending =
                done != null
                        && done.transfer()
                                .filter(t -> t.last().kind() == Heard.Kind.NOT_ASKED)
                                .isPresent();
        if (pending && !(chart.hasFeature("DIAG") && aborted())) {
            // The server may try for a minute yet; what else there is to do needs another session.
            session.giveUp();
        }
        if (done != null) {
            session.look(done.command(), Bedside.shown(done.announced()));
            dialBack(done);
        }
    }

    /** A Twinport server gives up at ABOR. */
    private boolean aborted() {
        Heard heard = session.talk().ask("ABOR", QUIET);
        boolean answered = heard.reply() != null;
        // What else was waited for is answered now, too, in whatever order.
        while (heard.reply() != null) {
            heard = session.talk().hear(QUIET);
        }
        return answered && session.talk().isOpen();
    }

    private void dialBack(ActiveTry done) {
        boolean failed = done.heard().isYes() && done.arrival().isEmpty();
        if (failed && chart.hasFeature("DIAG") && session.isOpen()) {
            active.connectBack(session.talk(), !session.isIpv4());
        }
    }

    /** Whether the server began to take the file. */
    private boolean hasWritten() {
        return Stream.concat(
                        chart.passive.stream().flatMap(t -> t.transfer().stream()),
                        chart.active.stream().flatMap(t -> t.transfer().stream()))
                .map(Transfer::first)
                .anyMatch(first -> first.reply() != null && first.code() < 300);
    }

    /** What the person has on the server must not be overwritten, and not be removed afterwards. */
    private boolean isThere() {
        Heard size = session.talk().ask("SIZE " + session.file(), question.patience().reply());
        Heard time = session.talk().ask("MDTM " + session.file(), question.patience().reply());
        return size.code() == 213 || time.code() == 213;
    }

    /** RFC 3659 section 4: the size as it would be transferred. */
    private void size() {
        String text =
                session.talk().ask("SIZE " + session.file(), question.patience().reply()).text();
        if (text.matches("\\d{1,18}")) {
            chart.size = Long.valueOf(text);
        }
    }

    private void farewell() {
        boolean wrote = question.trial() == Question.Trial.PUT && hasWritten();
        if (!(wrote ? session.standing() : session.isOpen())) {
            return;
        }
        if (question.trial() != Question.Trial.LIST) {
            size();
        }
        if (wrote) {
            session.talk().ask("DELE " + session.file(), question.patience().reply());
        }
        if (chart.goodbye == null) {
            chart.goodbye = session.talk().ask("NOOP", question.patience().reply());
        }
        session.talk().ask("QUIT", Duration.ofSeconds(2));
    }
}
