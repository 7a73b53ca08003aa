package org.twinport.doctor.probe;

import org.jspecify.annotations.Nullable;
import org.twinport.doctor.fact.Heard;
import org.twinport.doctor.fact.ServerView;
import org.twinport.doctor.question.Question;
import org.twinport.net.probe.Dial;
import org.twinport.protocol.command.Protection;
import org.twinport.protocol.diag.SessionView;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.path.Name;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * The session that data connections are tried in, and the next one where one is lost; on the
 * doctor's thread.
 */
final class Bedside implements AutoCloseable {

    /** The server has it at hand; a longer silence is a lost packet. */
    private static final Duration VIEW = Duration.ofSeconds(3);

    private final Question question;
    private final Chart chart;
    private final Opening opening;
    private final Dial control;
    private final Talk first;
    private @Nullable Talk talk;

    /**
     * @param first a session that stands, which its owner closes
     */
    Bedside(Question question, Chart chart, Opening opening, Dial control, Talk first) {
        this.question = question;
        this.chart = chart;
        this.opening = opening;
        this.control = control;
        this.first = first;
        this.talk = first;
    }

    boolean isIpv4() {
        return control.target().getAddress().getAddress().length == 4;
    }

    Dial control() {
        return control;
    }

    /** The octets of the path, empty if none was given. */
    String file() {
        return question.file() == null ? "" : Name.octetsOf(question.file());
    }

    /** What was asked for. */
    Trial trial() {
        String file = file();
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

    boolean isOpen() {
        return talk != null && talk.isOpen();
    }

    /** Whether there is a session; opens one more where the last one is gone. */
    boolean standing() {
        if (isOpen()) {
            return true;
        }
        if (!opening.mayLogIn()) {
            return false;
        }
        Opening.close(talk);
        Opened again = opening.again(control, question.tls().versions(), 0);
        talk = again.loggedIn();
        if (talk == null) {
            Opening.close(again.talk());
            return false;
        }
        talk.ask("TYPE I", question.patience().reply());
        return true;
    }

    /** The session; there must be one. */
    Talk talk() {
        return java.util.Objects.requireNonNull(talk);
    }

    /** What a Twinport server saw. */
    void look(String after, String sent) {
        if (!chart.hasFeature("DIAG") || !isOpen()) {
            return;
        }
        Heard heard = talk().ask("SITE DIAG", VIEW);
        heard.asReply()
                .flatMap(SessionView::read)
                .ifPresent(v -> chart.views.add(new ServerView(after, sent, v)));
        if (heard.reply() == null) {
            giveUp();
        }
    }

    static String shown(InetSocketAddress address) {
        return new HostPort(address.getAddress(), address.getPort()).toString();
    }

    /** What else there is to do needs another session. */
    void giveUp() {
        Opening.close(talk);
        talk = null;
    }

    @Override
    public void close() {
        if (talk != first) {
            Opening.close(talk);
        }
    }
}
