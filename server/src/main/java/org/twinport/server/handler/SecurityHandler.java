package org.twinport.server.handler;

import static org.twinport.protocol.reply.ReplyCode.BAD_SEQUENCE;
import static org.twinport.protocol.reply.ReplyCode.NOT_IMPLEMENTED;
import static org.twinport.protocol.reply.ReplyCode.OKAY;
import static org.twinport.protocol.reply.ReplyCode.PARAMETER_NOT_IMPLEMENTED;
import static org.twinport.protocol.reply.ReplyCode.POLICY_REFUSES;
import static org.twinport.protocol.reply.ReplyCode.SECURITY_EXCHANGE;
import static org.twinport.protocol.reply.ReplyCode.SERVICE_READY;
import static org.twinport.protocol.reply.ReplyCode.SERVICE_UNAVAILABLE;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.command.Protection;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.session.Control;
import org.twinport.server.session.LoggedIn;
import org.twinport.server.session.Reporter;
import org.twinport.server.session.SessionTls;
import org.twinport.server.session.State;
import org.twinport.server.session.Step;
import org.twinport.server.tls.TlsPolicy;

import java.util.Locale;

/** AUTH, PBSZ, PROT, CCC and HOST, on the session's thread. */
public final class SecurityHandler {

    private final Control control;
    private final SessionTls tls;
    private final Reporter reporter;

    public SecurityHandler(Control control, SessionTls tls, Reporter reporter) {
        this.control = control;
        this.tls = tls;
        this.reporter = reporter;
    }

    /** Acts on one command of the family. */
    public Step handle(State state, Command.Security command) {
        return switch (command) {
            case Command.Auth(String mechanism) -> authenticate(state, mechanism);
            case Command.Pbsz _ -> bufferSize(state);
            case Command.Prot(Protection level) -> protect(state, level);
            case Command.Ccc _ -> clear(state);
            case Command.Host(String name) -> host(state, name);
        };
    }

    /**
     * TLS and its old names: TLS-C is the same, SSL and TLS-P come from drafts and imply protected
     * data.
     */
    private Step authenticate(State state, String mechanism) {
        if (!tls.isSetUp()) {
            return Step.of(state, NOT_IMPLEMENTED, "There is no TLS on this server");
        }
        Protection implied;
        switch (mechanism.toUpperCase(Locale.ROOT)) {
            case "TLS", "TLS-C" -> implied = Protection.CLEAR;
            case "SSL", "TLS-P" -> implied = Protection.PRIVATE;
            default -> {
                return Step.of(
                        state, PARAMETER_NOT_IMPLEMENTED, "AUTH TLS is the only way to security");
            }
        }
        if (!tls.isOffered()) {
            return Step.of(state, POLICY_REFUSES, "TLS is not offered to you");
        }
        if (control.isSecure()) {
            return Step.of(state, BAD_SEQUENCE, "The connection is in TLS already");
        }
        if (state instanceof LoggedIn) {
            return Step.of(
                    state, BAD_SEQUENCE, "AUTH comes before USER and PASS; REIN begins anew");
        }
        if (control.hasBuffered()) {
            return bytesAhead("Bytes in clear arrived behind AUTH", Cause.BYTES_BEFORE_TLS);
        }
        tls.protectData(implied);
        // A USER that came in clear is forgotten: somebody in between may have sent it.
        return Step.of(forgotten(state), SECURITY_EXCHANGE, "Begin the TLS handshake")
                .then(Step.After.BEGIN_TLS);
    }

    private static State forgotten(State state) {
        return state instanceof State.Named(_, int failures) ? new State.Fresh(failures) : state;
    }

    private Step bytesAhead(String what, Cause cause) {
        Finding finding = Finding.of(cause, what + "; closing");
        reporter.tell(who -> new SessionEvent.TlsFailed(who, finding));
        return Step.of(new State.Closed(what), SERVICE_UNAVAILABLE, finding.replyText());
    }

    private Step bufferSize(State state) {
        if (!control.isSecure()) {
            return Step.of(state, BAD_SEQUENCE, "AUTH TLS comes first");
        }
        tls.sizeAgreed();
        return Step.of(state, OKAY, "PBSZ=0");
    }

    private Step protect(State state, Protection level) {
        if (!control.isSecure() || !tls.isSizeAgreed()) {
            return Step.of(state, BAD_SEQUENCE, "AUTH TLS and PBSZ 0 come first");
        }
        if (level == Protection.CLEAR && tls.demands().policy() == TlsPolicy.DATA) {
            return Step.of(state, POLICY_REFUSES, "Data connections must be in TLS here: PROT P");
        }
        tls.protectData(level);
        return Step.of(
                state,
                OKAY,
                level == Protection.PRIVATE
                        ? "Data connections are protected now"
                        : "Data connections are in clear now");
    }

    /** Only after the login: what CCC is good for is a NAT that reads PORT and 227. */
    private Step clear(State state) {
        if (!tls.isCccAllowed()) {
            return Step.of(state, POLICY_REFUSES, "Commands stay in TLS on this server");
        }
        if (!control.isSecure() || !(state instanceof LoggedIn)) {
            return Step.of(state, BAD_SEQUENCE, "CCC comes after a login in TLS");
        }
        if (control.hasBuffered()) {
            return bytesAhead("Bytes arrived behind CCC", Cause.BYTES_BEFORE_TLS);
        }
        return Step.of(state, OKAY, "Commands are in clear after the end of TLS")
                .then(Step.After.END_TLS);
    }

    /** RFC 7151 section 3: before USER, and a host that is not known changes nothing. */
    private Step host(State state, String name) {
        if (!(state instanceof State.Fresh)) {
            return Step.of(state, BAD_SEQUENCE, "HOST comes before USER");
        }
        if (!name.startsWith("[") && !tls.isHost(name)) {
            return Step.of(state, PARAMETER_NOT_IMPLEMENTED, "No such host here");
        }
        tls.host(name);
        return Step.of(state, SERVICE_READY, "Host accepted");
    }
}
