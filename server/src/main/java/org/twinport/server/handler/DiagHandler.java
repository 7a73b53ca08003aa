package org.twinport.server.handler;

import static org.twinport.protocol.reply.ReplyCode.BAD_SEQUENCE;
import static org.twinport.protocol.reply.ReplyCode.FILE_BUSY;
import static org.twinport.protocol.reply.ReplyCode.NOT_IMPLEMENTED;
import static org.twinport.protocol.reply.ReplyCode.TRANSFER_ABORTED;
import static org.twinport.protocol.reply.ReplyCode.UNAVAILABLE;

import org.twinport.net.data.DataDialler;
import org.twinport.net.data.DataMode;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.command.Protection;
import org.twinport.protocol.diag.ConnectView;
import org.twinport.protocol.diag.SessionView;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.reply.Reply;
import org.twinport.server.config.Rules;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.session.Control;
import org.twinport.server.session.LoggedIn;
import org.twinport.server.session.Reporter;
import org.twinport.server.session.SessionTls;
import org.twinport.server.session.Sightings;
import org.twinport.server.session.Step;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * SITE DIAG (docs/site-diag.md), on the session's thread: tells a user what was seen of their own
 * session, and never a word of anybody else's.
 */
public final class DiagHandler {

    private final Control control;
    private final SessionTls tls;
    private final Rules rules;
    private final DiagLimits limits;
    private final Reporter reporter;

    public DiagHandler(
            Control control, SessionTls tls, Rules rules, DiagLimits limits, Reporter reporter) {
        this.control = control;
        this.tls = tls;
        this.rules = rules;
        this.limits = limits;
        this.reporter = reporter;
    }

    /** Acts on one command of the family. */
    public Step handle(LoggedIn user, Command.Diagnosis command) throws IOException {
        if (!rules.diag().offered()) {
            return user.reply(NOT_IMPLEMENTED, "SITE DIAG is switched off here");
        }
        if (user.account().anonymous()) {
            return user.reply(UNAVAILABLE, "SITE DIAG is not for anonymous users");
        }
        return switch (command) {
            case Command.SiteDiag _ -> tell(user);
            case Command.SiteDiagConnect _ -> connect(user);
        };
    }

    private Step tell(LoggedIn user) {
        return limits.asks().allows(peer(), rules.diag().asksPerMinute())
                ? new Step(user, view().reply())
                : tooOften(user);
    }

    private InetAddress peer() {
        return control.peer().getAddress();
    }

    private static Step tooOften(LoggedIn user) {
        return user.reply(FILE_BUSY, "Too many diagnoses from your address; wait a minute");
    }

    private SessionView view() {
        Sightings seen = control.sightings();
        return new SessionView(
                DataTrace.now(),
                endpoint(control.peer()),
                endpoint(control.local()),
                tls.view(),
                tls.dataProtection() == Protection.PRIVATE,
                seen.passive(),
                seen.active(),
                seen.data());
    }

    private static HostPort endpoint(InetSocketAddress address) {
        return new HostPort(address.getAddress(), address.getPort());
    }

    /** The PORT or EPRT that is tested is used up by the test. */
    private Step connect(LoggedIn user) throws IOException {
        if (!(user.mode() instanceof DataDialler dialler)) {
            return user.reply(BAD_SEQUENCE, "Send PORT or EPRT first; what it names is dialled");
        }
        Optional<Reply> refusal = refusal();
        if (refusal.isPresent()) {
            return new Step(user, refusal.get());
        }
        ConnectBack test = new ConnectBack(dialler.target(), dialler.from(), rules.diag().dial());
        Optional<ConnectView> found = test.run(control);
        found.ifPresent(
                result -> reporter.tell(who -> new SessionEvent.ConnectedBack(who, result)));
        LoggedIn used = user.with(new DataMode.None());
        return found.map(result -> new Step(used, result.reply()))
                .orElseGet(() -> used.reply(TRANSFER_ABORTED, "The test was given up"));
    }

    private Optional<Reply> refusal() {
        int most = rules.diag().connectsPerSession();
        if (control.sightings().connects() >= most) {
            return Optional.of(
                    Reply.of(UNAVAILABLE, "No more than %d tests in one session".formatted(most)));
        }
        if (!limits.connects().allows(peer(), rules.diag().connectsPerMinute())) {
            return Optional.of(
                    Reply.of(FILE_BUSY, "Too many tests from your address; wait a minute"));
        }
        control.sightings().connected();
        return Optional.empty();
    }
}
