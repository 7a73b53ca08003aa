package org.twinport.doctor.probe;

import org.twinport.doctor.fact.Heard;
import org.twinport.doctor.fact.LoginFact;
import org.twinport.doctor.question.Question.Login;
import org.twinport.protocol.path.Name;

import java.time.Duration;

/** USER and PASS; stateless, on the doctor's thread. */
final class LoginProbe {

    private static final Heard NOT_ASKED = new Heard(Heard.Kind.NOT_ASKED, null, Duration.ZERO, "");

    private LoginProbe() {}

    static LoginFact logIn(Talk talk, Login login, boolean secure, Duration patience) {
        Heard user =
                answer(talk, talk.ask("USER " + Name.octetsOf(login.user()), patience), patience);
        Heard pass = NOT_ASKED;
        if (user.code() == 331) {
            pass = talk.askSecretly("PASS", Name.octetsOf(login.password()), patience);
        }
        return new LoginFact(user, pass, login.isAnonymous(), secure);
    }

    /** The rest of a greeting in several replies; the answer is still to come. */
    private static Heard answer(Talk talk, Heard heard, Duration patience) {
        Heard last = heard;
        while (last.code() == 220) {
            last = talk.hear(patience);
        }
        return last;
    }
}
