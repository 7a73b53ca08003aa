package org.twinport.server.handler;

import static org.twinport.protocol.reply.ReplyCode.BAD_SEQUENCE;
import static org.twinport.protocol.reply.ReplyCode.GOODBYE;
import static org.twinport.protocol.reply.ReplyCode.LOGGED_IN;
import static org.twinport.protocol.reply.ReplyCode.NEED_PASSWORD;
import static org.twinport.protocol.reply.ReplyCode.NOT_LOGGED_IN;
import static org.twinport.protocol.reply.ReplyCode.SERVICE_READY;
import static org.twinport.protocol.reply.ReplyCode.SERVICE_UNAVAILABLE;
import static org.twinport.protocol.reply.ReplyCode.SUPERFLUOUS;

import org.twinport.protocol.command.Command;
import org.twinport.server.auth.Account;
import org.twinport.server.config.Rules;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.session.LoggedIn;
import org.twinport.server.session.Reporter;
import org.twinport.server.session.State;
import org.twinport.server.session.Step;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** USER, PASS, ACCT, REIN and QUIT, on the session's thread. */
public final class AccessHandler {

    private final Rules rules;
    private final InetAddress peer;
    private final Reporter reporter;

    public AccessHandler(Rules rules, InetAddress peer, Reporter reporter) {
        this.rules = rules;
        this.peer = peer;
        this.reporter = reporter;
    }

    /** Acts on one command of the family. */
    public Step handle(State state, Command.Access command) {
        return switch (command) {
            case Command.User(String name) -> user(state, name);
            case Command.Pass(String password) -> password(state, password);
            case Command.Acct _ ->
                    state instanceof LoggedIn
                            ? Step.of(state, SUPERFLUOUS, "No account is needed")
                            : Step.of(state, BAD_SEQUENCE, "Log in with USER and PASS");
            case Command.Rein _ -> {
                reporter.user(null);
                yield Step.of(
                        new State.Fresh(failures(state)), SERVICE_READY, "Ready for a new user");
            }
            case Command.Quit _ -> Step.of(new State.Closed("QUIT"), GOODBYE, "Goodbye");
        };
    }

    /** Every name is asked for a password: who exists is nobody's business (RFC 2577 section 6). */
    private Step user(State state, String name) {
        reporter.user(null);
        return Step.of(new State.Named(name, failures(state)), NEED_PASSWORD, "Password required");
    }

    private Step password(State state, String password) {
        return switch (state) {
            case State.Named(String user, int failures) -> {
                Optional<Account> account = rules.authenticator().logIn(user, password, peer);
                yield account.isPresent() ? welcome(account.get()) : refused(user, failures + 1);
            }
            case LoggedIn _ -> Step.of(state, BAD_SEQUENCE, "Already logged in");
            default -> Step.of(state, BAD_SEQUENCE, "USER comes first");
        };
    }

    private Step welcome(Account account) {
        reporter.user(account.name());
        reporter.tell(SessionEvent.LoggedIn::new);
        return Step.of(LoggedIn.fresh(account), LOGGED_IN, "Logged in");
    }

    private Step refused(String user, int failures) {
        reporter.tell(who -> new SessionEvent.LoginFailed(who, user));
        LockSupport.parkNanos(rules.limits().failureDelay().toNanos());
        int attempts = rules.limits().loginAttempts();
        return attempts > 0 && failures >= attempts
                ? Step.of(
                        new State.Closed("too many wrong passwords"),
                        SERVICE_UNAVAILABLE,
                        "Too many wrong passwords")
                : Step.of(new State.Fresh(failures), NOT_LOGGED_IN, "Login incorrect");
    }

    private static int failures(State state) {
        return switch (state) {
            case State.Fresh(int failures) -> failures;
            case State.Named(_, int failures) -> failures;
            default -> 0;
        };
    }
}
