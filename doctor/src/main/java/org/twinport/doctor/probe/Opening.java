package org.twinport.doctor.probe;

import org.jspecify.annotations.Nullable;
import org.twinport.doctor.fact.GreetingFact;
import org.twinport.doctor.fact.GreetingFact.Speech;
import org.twinport.doctor.fact.Heard;
import org.twinport.doctor.fact.LoginFact;
import org.twinport.doctor.fact.TlsFact;
import org.twinport.doctor.question.Question;
import org.twinport.doctor.question.Question.Security;
import org.twinport.net.probe.Dial;
import org.twinport.net.probe.Dialler;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.tls.TlsVersions;

import java.io.IOException;
import java.util.Optional;

/**
 * Brings control connections from TCP to a logged-in user, as far as that goes; on the doctor's
 * thread. Counts the logins: a server that bans clients must not be given a reason.
 */
final class Opening {

    private static final int MOST_LOGINS = 4;
    private static final int MOST_REFUSED = 2;

    private final Question question;
    private final Chart chart;
    private final BufferPool buffers;
    private int logins;
    private int refused;

    Opening(Question question, Chart chart, BufferPool buffers) {
        this.question = question;
        this.chart = chart;
        this.buffers = buffers;
    }

    BufferPool buffers() {
        return buffers;
    }

    /** Whether one more login may be tried. */
    boolean mayLogIn() {
        return question.login().isPresent() && logins < MOST_LOGINS && refused < MOST_REFUSED;
    }

    /** A fresh connection to a port that answered before. */
    Opened again(Dial before, TlsVersions versions, int window) {
        Dialler.Dialled dialled =
                new Dialler(question.patience().connect(), window).dial(before.target());
        return dialled.channel() == null
                ? new Opened(null, null, Optional.empty(), Optional.empty())
                : over(dialled, versions);
    }

    /** Goes on from a connection that stands. */
    Opened over(Dialler.Dialled dialled, TlsVersions versions) {
        Talk talk;
        try {
            talk = new Talk(java.util.Objects.requireNonNull(dialled.channel()), chart);
        } catch (IOException gone) {
            return new Opened(null, null, Optional.empty(), Optional.empty());
        }
        TlsProbe tls = new TlsProbe(question, versions, buffers);
        if (question.security() == Security.IMPLICIT) {
            return implicit(talk, dialled.dial(), tls);
        }
        GreetingFact greeting = greet(talk, dialled.dial());
        if (greeting.speech() != Speech.FTP || !greeting.heard().isYes()) {
            return new Opened(talk, greeting, Optional.empty(), Optional.empty());
        }
        Optional<TlsFact> secured =
                question.security() == Security.EXPLICIT
                        ? Optional.of(tls.beginWithAuth(talk))
                        : Optional.empty();
        return secured.filter(s -> !s.isSecured()).isPresent()
                ? new Opened(talk, greeting, secured, Optional.empty())
                : new Opened(talk, greeting, secured, logIn(talk));
    }

    private Opened implicit(Talk talk, Dial dial, TlsProbe tls) {
        TlsFact secured = tls.beginAtOnce(talk);
        if (!secured.isSecured()) {
            return new Opened(talk, null, Optional.of(secured), Optional.empty());
        }
        GreetingFact greeting = greet(talk, dial);
        return greeting.heard().isYes()
                ? new Opened(talk, greeting, Optional.of(secured), logIn(talk))
                : new Opened(talk, greeting, Optional.of(secured), Optional.empty());
    }

    private GreetingFact greet(Talk talk, Dial dial) {
        Dialler dialler = new Dialler(question.patience().connect(), 0);
        return new GreetingProbe(dialler, question.patience().greeting()).listen(talk, dial);
    }

    private Optional<LoginFact> logIn(Talk talk) {
        if (!mayLogIn()) {
            return Optional.empty();
        }
        logins++;
        LoginFact fact =
                LoginProbe.logIn(
                        talk,
                        question.login().orElseThrow(),
                        question.security() != Security.NONE,
                        question.patience().reply());
        if (!fact.isIn()) {
            refused++;
        } else if (question.security() != Security.NONE) {
            protectData(talk);
        }
        return Optional.of(fact);
    }

    /** PBSZ comes before PROT (RFC 4217 section 9). */
    private void protectData(Talk talk) {
        talk.ask("PBSZ 0", question.patience().reply());
        Heard heard =
                talk.ask("PROT " + question.protection().letter(), question.patience().reply());
        if (chart.protection == null) {
            chart.protection = heard;
        }
        boolean clear =
                question.tls().ccc() && talk.ask("CCC", question.patience().reply()).isYes();
        if (clear) {
            talk.clear(question.patience().reply());
        }
    }

    static void close(@Nullable Talk talk) {
        if (talk != null) {
            talk.close();
        }
    }
}
