package org.twinport.doctor.probe;

import org.twinport.client.tls.CertificateCheck;
import org.twinport.client.tls.CertificateRefusal;
import org.twinport.doctor.fact.Heard;
import org.twinport.doctor.fact.TlsFact;
import org.twinport.doctor.fact.TlsFact.Result;
import org.twinport.doctor.question.Question;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.tls.CertificateNames;
import org.twinport.net.tls.TlsClientSession;
import org.twinport.net.tls.TlsException;
import org.twinport.net.tls.TlsVersions;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.net.ssl.SSLSession;

/** Brings a control connection into TLS; for one connection, on the doctor's thread. */
final class TlsProbe {

    private static final Heard NOT_ASKED = new Heard(Heard.Kind.NOT_ASKED, null, Duration.ZERO, "");

    private final Question question;
    private final TlsVersions versions;
    private final BufferPool buffers;

    TlsProbe(Question question, TlsVersions versions, BufferPool buffers) {
        this.question = question;
        this.versions = versions;
        this.buffers = buffers;
    }

    /** TLS from the first byte. */
    TlsFact beginAtOnce(Talk talk) {
        return handshake(talk, NOT_ASKED);
    }

    /** AUTH TLS (RFC 4217 section 4). */
    TlsFact beginWithAuth(Talk talk) {
        Heard asked = talk.ask("AUTH TLS", question.patience().reply());
        if (asked.code() == 504) {
            asked = talk.ask("AUTH SSL", question.patience().reply());
        }
        if (asked.reply() == null || asked.isEnd()) {
            return without(asked, Result.NO_ANSWER);
        }
        if (asked.code() != 234 && asked.code() != 334) {
            return without(asked, Result.NOT_OFFERED);
        }
        return handshake(talk, asked);
    }

    private static TlsFact without(Heard asked, Result result) {
        return new TlsFact(asked, result, "", "", List.of(), false, Duration.ZERO);
    }

    private TlsFact handshake(Talk talk, Heard asked) {
        long begin = System.nanoTime();
        CertificateCheck check =
                new CertificateCheck(
                        question.host(),
                        question.port(),
                        question.tls().trust(),
                        true,
                        new Unheard());
        TlsClientSession session =
                new TlsClientSession(
                        question.host(),
                        question.port(),
                        check,
                        question.tls().identity(),
                        versions);
        Result result;
        String protocol = "";
        String detail = "";
        try {
            SSLSession agreed = talk.secure(session, buffers, question.patience().reply());
            protocol = agreed.getProtocol();
            result = Result.SECURED;
        } catch (TlsException refused) {
            detail = String.valueOf(refused.getMessage());
            result = result(refused, check, session);
        } catch (IOException broken) {
            detail = String.valueOf(broken.getMessage());
            result = Result.BROKEN_OFF;
        }
        return new TlsFact(
                asked,
                result,
                protocol,
                check.refusal().map(CertificateRefusal::reason).orElse(detail),
                check.refusal().map(CertificateRefusal::evidence).orElse(List.of()),
                session.isCertificateAskedFor(),
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private Result result(TlsException refused, CertificateCheck check, TlsClientSession session) {
        if (check.refusal().isPresent()) {
            return flaw(check.refusal().get().certificate());
        }
        return switch (refused.kind()) {
            case TIMED_OUT -> Result.STALLED;
            case CLOSED, STOPPED, BROKEN, TRUNCATED ->
                    session.isCertificateAskedFor() ? Result.CLIENT_CERTIFICATE : Result.BROKEN_OFF;
            case BYTES_AHEAD -> Result.BYTES_AHEAD;
            case NOT_TLS -> Result.NOT_TLS;
            case REFUSED ->
                    session.isCertificateAskedFor()
                            ? Result.CLIENT_CERTIFICATE
                            : Result.NO_AGREEMENT;
        };
    }

    private Result flaw(X509Certificate certificate) {
        Instant now = Instant.now();
        if (now.isAfter(certificate.getNotAfter().toInstant())
                || now.isBefore(certificate.getNotBefore().toInstant())) {
            return Result.EXPIRED;
        }
        return CertificateNames.fit(certificate, question.host())
                ? Result.UNTRUSTED
                : Result.OTHER_NAME;
    }

    /** Nothing is let pass here, so there is nothing to tell. */
    static final class Unheard implements CertificateCheck.Listener {
        @Override
        public void unverified(String reason) {}

        @Override
        public void remembered(String fingerprint) {}
    }
}
