package org.twinport.daemon.log;

import org.twinport.diagnosis.Finding;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.diag.DialView;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.event.SessionEvent.Direction;
import org.twinport.server.event.SessionEvent.Who;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;

/** From a session's event to the line that the log shows of it; pure. */
final class EventLines {

    private EventLines() {}

    /** The level, known before the line is built. */
    static LogLevel level(SessionEvent event) {
        return switch (event) {
            case SessionEvent.Broken _ -> LogLevel.ERROR;
            case SessionEvent.Refused _,
                    SessionEvent.LoginFailed _,
                    SessionEvent.TlsFailed _,
                    SessionEvent.ControlFailed _,
                    SessionEvent.TrendSeen _,
                    SessionEvent.DataFailed _ ->
                    LogLevel.WARN;
            case SessionEvent.CommandRead _,
                    SessionEvent.Replied _,
                    SessionEvent.DataSecured _,
                    SessionEvent.DataOpened _ ->
                    LogLevel.DEBUG;
            default -> LogLevel.INFO;
        };
    }

    static LogLine of(SessionEvent event) {
        return switch (event) {
            case SessionEvent.Connected(var who) ->
                    line(event, "connected").with("local", text(who.local()));
            case SessionEvent.Refused(_, var reason) ->
                    line(event, "refused").with("reason", reason);
            case SessionEvent.LoggedIn _ -> line(event, "login");
            case SessionEvent.LoginFailed(_, var name) ->
                    line(event, "login-failed").with("name", Name.textOf(name));
            case SessionEvent.CommandRead(_, var command) ->
                    line(event, "command").with("text", text(command));
            case SessionEvent.Replied(_, var reply) ->
                    line(event, "reply")
                            .with("code", reply.code())
                            .with("text", Name.textOf(reply.text()));
            case SessionEvent.Secured secured ->
                    line(event, "tls")
                            .with("version", secured.version())
                            .with("cipher", secured.cipher())
                            .with("client", secured.client());
            case SessionEvent.Unsecured _ -> line(event, "tls-ended");
            case SessionEvent.TlsFailed(_, var finding) ->
                    found(line(event, "tls-failed"), finding);
            case SessionEvent.ControlFailed(_, var finding) ->
                    found(line(event, "control-failed"), finding);
            case SessionEvent.TrendSeen(_, var trend) ->
                    TrendLines.with(line(event, "trend"), trend);
            case SessionEvent.ConnectedBack(_, var test) ->
                    line(event, "connect-back")
                            .with("target", test.target())
                            .with("port-20", outcome(test.fromPort20()))
                            .with("any-port", outcome(test.fromAnyPort()));
            case SessionEvent.DataSecured(_, var version, var resumed) ->
                    line(event, "data-tls").with("version", version).with("resumed", resumed);
            case SessionEvent.DataOpened opened ->
                    line(event, "data-opened")
                            .with("mode", opened.active() ? "active" : "passive")
                            .with("from", text(opened.local()))
                            .with("to", text(opened.peer()));
            case SessionEvent.DataFailed(_, var finding) ->
                    found(line(event, "data-failed"), finding);
            case SessionEvent.Transferred transferred -> transfer(transferred);
            case SessionEvent.Changed(_, var change, var path, var target) ->
                    line(event, "changed")
                            .with("change", word(change))
                            .with("path", path)
                            .with("target", target);
            case SessionEvent.Broken(_, var cause) -> line(event, "broken").because(cause);
            case SessionEvent.Disconnected(_, var reason, var duration) ->
                    line(event, "disconnected")
                            .with("reason", reason)
                            .with("ms", duration.toMillis());
        };
    }

    private static String outcome(Optional<DialView> dial) {
        return dial.map(tried -> tried.outcome().word()).orElse("not tried");
    }

    private static LogLine found(LogLine line, Finding finding) {
        return line.with("cause", finding.cause().id())
                .with("detail", finding.detail())
                .with("evidence", String.join("; ", finding.evidence()));
    }

    private static LogLine transfer(SessionEvent.Transferred event) {
        VirtualPath path = event.path();
        return line(event, event.direction() == Direction.TO_CLIENT ? "download" : "upload")
                .with("path", path)
                .with("type", event.type().letter())
                .with("bytes", event.bytes())
                .with("ms", event.duration().toMillis())
                .with("complete", event.complete());
    }

    private static LogLine line(SessionEvent event, String name) {
        Who who = event.who();
        return LogLine.of(level(event), name)
                .with("session", who.id())
                .with("peer", text(who.peer()))
                .with("user", who.user());
    }

    /** The command as it was sent, without secrets: ACCT is a second password at some servers. */
    private static String text(Command command) {
        return switch (command) {
            case Command.Pass _ -> "PASS ****";
            case Command.Acct _ -> "ACCT ****";
            case Command.Unknown _ -> "(unknown verb)";
            case Command.Foreign(var protocol) -> "(" + protocol + ")";
            case Command.Invalid(var verb, _, var reason) -> verb + " (" + reason + ")";
            default -> (command.verb() + " " + Name.textOf(command.argument())).strip();
        };
    }

    private static String text(InetSocketAddress address) {
        String host = HostPort.literal(address.getAddress());
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
