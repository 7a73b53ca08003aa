package org.twinport.doctor.rule;

import static org.twinport.diagnosis.Cause.*;

import org.twinport.diagnosis.Cause;
import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.fact.GreetingFact;
import org.twinport.doctor.fact.Heard;
import org.twinport.doctor.fact.LoginFact;
import org.twinport.doctor.fact.TlsFact;
import org.twinport.doctor.fact.TlsRetry.Condition;
import org.twinport.doctor.question.Question;
import org.twinport.doctor.verdict.Diagnosis;
import org.twinport.doctor.verdict.Diagnosis.Confidence;
import org.twinport.doctor.verdict.Diagnosis.Part;
import org.twinport.protocol.command.Protection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What goes wrong between the first byte and the login; pure. */
final class SessionRules {

    /** Users notice it, and some clients give up soon after. */
    private static final Duration SLOW = Duration.ofMillis(3_500);

    private SessionRules() {}

    static List<Diagnosis> of(Question question, Facts facts) {
        List<Diagnosis> found = new ArrayList<>();
        facts.greeting().flatMap(SessionRules::greeting).ifPresent(found::add);
        facts.tls().flatMap(t -> tls(facts, t)).ifPresent(found::add);
        facts.login().flatMap(l -> login(facts, l)).ifPresent(found::add);
        facts.protection().flatMap(p -> protection(question, facts, p)).ifPresent(found::add);
        facts.greeting().filter(SessionRules::isSlow).map(SessionRules::slow).ifPresent(found::add);
        return found;
    }

    private static Diagnosis found(Cause cause, String detail, String... evidence) {
        return Diagnosis.of(Part.SESSION, cause, detail, List.of(evidence));
    }

    // ---- greeting

    private static Optional<Diagnosis> greeting(GreetingFact fact) {
        Heard heard = fact.heard();
        String where = Texts.shown(fact.dial().target());
        String said = "the first words: " + heard.shown();
        return switch (fact.speech()) {
            case TLS ->
                    Optional.of(
                            found(
                                    IMPLICIT_TLS,
                                    where + " says nothing in clear and answers a TLS ClientHello",
                                    said));
            case SSH, HTTP, MAIL, OTHER ->
                    Optional.of(
                            found(
                                    NOT_FTP,
                                    "%s speaks %s".formatted(where, fact.speech().words()),
                                    said));
            case NOTHING -> Optional.of(silence(heard, where));
            case FTP -> heard.isYes() ? Optional.empty() : Optional.of(refusal(heard, where, said));
        };
    }

    private static Diagnosis silence(Heard heard, String where) {
        if (heard.kind() == Heard.Kind.SILENCE) {
            return found(
                            GREETING_MISSING,
                            "%s accepts the connection and says nothing for %d s"
                                    .formatted(where, heard.took().toSeconds()))
                    .or(
                            NOT_FTP,
                            "look on the server which program listens on that port (ss -ltnp)");
        }
        return found(
                        CONNECTION_CLOSED,
                        "%s accepts the connection and ends it after %d ms"
                                .formatted(where, heard.took().toMillis()))
                .or(
                        SERVER_BROKEN,
                        "look into the server's log of that second: a refused client, or a server that fails to"
                                + " start a session");
    }

    private static Diagnosis refusal(Heard heard, String where, String said) {
        if (heard.reply() == null) {
            return found(GREETING_BROKEN, where + " begins a greeting and does not end it", said);
        }
        if (Texts.has(heard, "oops") || heard.code() == 500) {
            return found(SERVER_BROKEN, where + " fails: " + heard.shown(), said);
        }
        return Texts.isLimit(heard)
                ? found(
                        SERVER_FULL,
                        "%s takes no more connections: %s".formatted(where, heard.shown()),
                        said)
                : found(
                        SERVER_REFUSES_CLIENT,
                        "%s refuses service: %s".formatted(where, heard.shown()),
                        said);
    }

    private static boolean isSlow(GreetingFact fact) {
        return fact.heard().isYes() && fact.heard().took().compareTo(SLOW) > 0;
    }

    private static Diagnosis slow(GreetingFact fact) {
        return found(
                        GREETING_SLOW,
                        "The greeting came after %.1f s, while the connection stood after %d ms"
                                .formatted(
                                        fact.heard().took().toMillis() / 1000.0,
                                        fact.dial().millis()))
                .with(Confidence.LIKELY)
                .notBlocking();
    }

    // ---- TLS

    private static Optional<Diagnosis> tls(Facts facts, TlsFact fact) {
        String[] evidence = evidence(fact);
        return switch (fact.result()) {
            case SECURED -> Optional.empty();
            case NOT_OFFERED ->
                    Optional.of(
                            found(
                                    TLS_NOT_OFFERED,
                                    "The server refuses AUTH TLS: " + fact.asked().shown(),
                                    evidence));
            case NO_ANSWER -> Optional.of(unanswered(facts, fact, evidence));
            case STALLED -> Optional.of(stalled(facts, evidence));
            case BROKEN_OFF, NO_AGREEMENT -> Optional.of(noAgreement(facts, fact, evidence));
            case NOT_TLS -> Optional.of(notTls(facts, evidence));
            case BYTES_AHEAD ->
                    Optional.of(
                            found(
                                    BYTES_BEFORE_TLS,
                                    "Bytes in clear came behind the answer to AUTH",
                                    evidence));
            case EXPIRED -> Optional.of(certificate(CERTIFICATE_EXPIRED, fact, evidence));
            case OTHER_NAME -> Optional.of(certificate(CERTIFICATE_NAME, fact, evidence));
            case UNTRUSTED -> Optional.of(certificate(CERTIFICATE_UNTRUSTED, fact, evidence));
            case CLIENT_CERTIFICATE ->
                    Optional.of(
                            found(
                                    CLIENT_CERTIFICATE_WANTED,
                                    "The server asks for a certificate of the client and goes no further without",
                                    evidence));
        };
    }

    private static String[] evidence(TlsFact fact) {
        List<String> lines = new ArrayList<>();
        if (fact.asked().kind() != Heard.Kind.NOT_ASKED) {
            lines.add("AUTH TLS: " + fact.asked().shown());
        }
        if (!fact.detail().isEmpty()) {
            lines.add("the handshake: " + fact.detail());
        }
        lines.addAll(fact.certificate());
        return lines.toArray(String[]::new);
    }

    private static Diagnosis certificate(Cause cause, TlsFact fact, String[] evidence) {
        return found(cause, "The server's certificate is not accepted: " + fact.detail(), evidence);
    }

    private static boolean helped(Facts facts, Condition condition) {
        return facts.tlsRetries().stream()
                .anyMatch(r -> r.condition() == condition && r.succeeded());
    }

    private static Diagnosis unanswered(Facts facts, TlsFact fact, String[] evidence) {
        if (helped(facts, Condition.FROM_FIRST_BYTE)) {
            return found(
                    IMPLICIT_TLS,
                    "The server answers TLS from the first byte, but not AUTH",
                    evidence);
        }
        if (fact.asked().isEnd()) {
            return found(
                            GATEWAY_ENDS_SESSION,
                            "The connection ends when AUTH TLS is sent: " + fact.asked().shown(),
                            evidence)
                    .or(
                            TLS_NOT_OFFERED,
                            "capture on the server: did AUTH arrive, and who sent the end?");
        }
        return found(TLS_STALLED, "AUTH TLS gets no answer: " + fact.asked().shown(), evidence)
                .or(GATEWAY_ENDS_SESSION, "capture on the server: did AUTH arrive?");
    }

    private static Diagnosis stalled(Facts facts, String[] evidence) {
        if (helped(facts, Condition.SMALL_PACKETS)) {
            return found(
                    MTU_BLACK_HOLE,
                    "The TLS handshake stands still, and goes through when the server sends small packets only",
                    evidence);
        }
        if (helped(facts, Condition.BY_AUTH)) {
            return found(
                    TLS_CLEAR_ONLY,
                    "The port waits for AUTH TLS, not for TLS from the first byte",
                    evidence);
        }
        if (helped(facts, Condition.FROM_FIRST_BYTE)) {
            return found(IMPLICIT_TLS, "The port speaks TLS from the first byte", evidence);
        }
        return found(TLS_STALLED, "The TLS handshake does not go on", evidence)
                .or(
                        GATEWAY_ENDS_SESSION,
                        "capture on both sides: does the ClientHello arrive at the server?");
    }

    private static Diagnosis notTls(Facts facts, String[] evidence) {
        return helped(facts, Condition.BY_AUTH)
                ? found(TLS_CLEAR_ONLY, "The port greets in clear, as for AUTH TLS", evidence)
                : found(TLS_REFUSED, "What comes in place of TLS is no TLS", evidence);
    }

    private static Diagnosis noAgreement(Facts facts, TlsFact fact, String[] evidence) {
        if (helped(facts, Condition.OLDER_VERSION)) {
            return found(
                    TLS_VERSION,
                    "The handshake fails with TLS 1.3 offered, and works with 1.2 alone",
                    evidence);
        }
        return fact.result() == TlsFact.Result.NO_AGREEMENT
                ? found(TLS_VERSION, "Client and server do not agree: " + fact.detail(), evidence)
                        .or(
                                TLS_REFUSED,
                                "look into the server's log of that second: it names the alert and why")
                : found(TLS_REFUSED, "The connection ends in the TLS handshake", evidence)
                        .or(GATEWAY_ENDS_SESSION, "capture on the server: who sends the end?");
    }

    // ---- login

    private static Optional<Diagnosis> login(Facts facts, LoginFact fact) {
        Heard last = fact.last();
        if (last.isYes()) {
            return Optional.empty();
        }
        String asked = fact.pass().kind() == Heard.Kind.NOT_ASKED ? "USER" : "PASS";
        String evidence = "%s: %s".formatted(asked, last.shown());
        boolean certificate = facts.tls().filter(TlsFact::certificateAskedFor).isPresent();
        if (certificate && (last.isEnd() || Texts.has(last, "certificate"))) {
            return Optional.of(
                    found(
                            CLIENT_CERTIFICATE_WANTED,
                            "The server asked for a certificate of the client and ends without one",
                            evidence));
        }
        return Optional.of(
                last.reply() == null
                        ? unanswered(last, asked, evidence)
                        : refused(fact, last, evidence));
    }

    private static Diagnosis unanswered(Heard last, String asked, String evidence) {
        return switch (last.kind()) {
            case SILENCE, UNFINISHED ->
                    found(
                                    LOGIN_STALLED,
                                    "%s gets no answer: %s".formatted(asked, last.shown()),
                                    evidence)
                            .or(
                                    GATEWAY_ENDS_SESSION,
                                    "capture on the server: did %s arrive?".formatted(asked));
            default ->
                    found(
                                    CONTROL_LOST,
                                    "The connection ends at %s: %s".formatted(asked, last.shown()),
                                    evidence)
                            .or(SERVER_BROKEN, "look into the server's log of that second");
        };
    }

    private static Diagnosis refused(LoginFact fact, Heard last, String evidence) {
        String said = last.shown();
        if (!fact.secure() && (last.code() == 534 || last.code() == 522 || Texts.wantsTls(last))) {
            return found(TLS_REQUIRED, "The server wants TLS before the login: " + said, evidence);
        }
        if (last.code() == 332 || last.code() == 331) {
            return found(
                    ACCOUNT_WANTED, "The server asks for more than a password: " + said, evidence);
        }
        if (Texts.has(last, "oops")) {
            return found(SERVER_BROKEN, "The server fails at the login: " + said, evidence);
        }
        if (Texts.has(last, "anonymous only") || Texts.has(last, "only anonymous")) {
            return found(
                    ANONYMOUS_ONLY, "The server lets only anonymous users in: " + said, evidence);
        }
        if (Texts.isLimit(last)) {
            return found(LOGIN_LIMIT, "The user has too many sessions: " + said, evidence);
        }
        if (last.code() == 421) {
            return found(
                    SERVER_REFUSES_CLIENT,
                    "The server ends the session at the login: " + said,
                    evidence);
        }
        return fact.anonymous()
                ? found(
                        ANONYMOUS_REFUSED,
                        "The server refuses the anonymous user: " + said,
                        evidence)
                : found(LOGIN_REFUSED, "The server refuses the login: " + said, evidence);
    }

    private static Optional<Diagnosis> protection(Question question, Facts facts, Heard heard) {
        boolean fine = heard.isYes() || heard.kind() == Heard.Kind.NOT_ASKED;
        boolean implicit =
                facts.tls().filter(t -> t.asked().kind() == Heard.Kind.NOT_ASKED).isPresent();
        if (!fine && question.protection() == Protection.CLEAR) {
            return Optional.of(
                    found(
                            DATA_PROTECTION_MISSING,
                            "The server refuses data in clear: " + heard.shown(),
                            "PROT: " + heard.shown()));
        }
        return fine || implicit
                ? Optional.empty()
                : Optional.of(
                        found(
                                DATA_PROTECTION_REFUSED,
                                "The server refuses PROT: " + heard.shown(),
                                "PROT: " + heard.shown()));
    }
}
