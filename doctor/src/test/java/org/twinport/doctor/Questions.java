package org.twinport.doctor;

import org.twinport.client.tls.TlsOptions;
import org.twinport.doctor.question.Patience;
import org.twinport.doctor.question.Question;
import org.twinport.doctor.question.Question.Login;
import org.twinport.doctor.question.Question.Mode;
import org.twinport.doctor.question.Question.Security;
import org.twinport.doctor.question.Question.Trial;
import org.twinport.net.data.PortRange;

import java.time.Duration;
import java.util.Optional;

/** What the tests ask; stateless. */
final class Questions {

    /** Each of these is the whole length of a wait for nothing. */
    static final Patience BRIEF =
            new Patience(
                    Duration.ofSeconds(2),
                    Duration.ofMillis(800),
                    Duration.ofMillis(1_500),
                    Duration.ofMillis(1_500),
                    Duration.ofMillis(1_500),
                    Duration.ofMillis(1_000),
                    Duration.ofMillis(1_000),
                    Duration.ofSeconds(8));

    private Questions() {}

    static Question of(String host, int port, Mode mode) {
        return new Question(
                host,
                port,
                Security.NONE,
                Optional.of(new Login("me", "s3cret")),
                mode,
                Trial.LIST,
                null,
                TlsOptions.OFF,
                null,
                PortRange.ANY,
                BRIEF,
                true,
                Question.Depth.FULL,
                null);
    }
}
