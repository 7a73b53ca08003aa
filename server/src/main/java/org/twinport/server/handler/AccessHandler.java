package org.twinport.server.handler;

import static org.twinport.protocol.reply.ReplyCode.BAD_SEQUENCE;
import static org.twinport.protocol.reply.ReplyCode.GOODBYE;
import static org.twinport.protocol.reply.ReplyCode.LOGGED_IN;
import static org.twinport.protocol.reply.ReplyCode.LOGGED_IN_BY_SECURITY;
import static org.twinport.protocol.reply.ReplyCode.NEED_PASSWORD;
import static org.twinport.protocol.reply.ReplyCode.NOT_LOGGED_IN;
import static org.twinport.protocol.reply.ReplyCode.SERVICE_READY;
import static org.twinport.protocol.reply.ReplyCode.SERVICE_UNAVAILABLE;
import static org.twinport.protocol.reply.ReplyCode.SUPERFLUOUS;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.server.auth.Account;
import org.twinport.server.config.Rules;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.session.Control;
import org.twinport.server.session.LoggedIn;
import org.twinport.server.session.Reporter;
import org.twinport.server.session.SessionTls;
import org.twinport.server.session.State;
import org.twinport.server.session.Step;
import org.twinport.server.tls.TlsPolicy;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** USER, PASS, ACCT, REIN and QUIT, on the session's thread. */
public final class AccessHandler {

    private final Rules rules;
    private final Control control;
    private final SessionTls tls;
    private final Reporter reporter;

    public AccessHandler(Rules rules, Control control, SessionTls tls, Reporter reporter) {
        this.rules = rules;
        this.control = control;
        this.tls = tls;
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
            case Command.Rein _ -> anew(state);
            case Command.Quit _ -> Step.of(new State.Closed("QUIT"), GOODBYE, "Goodbye");
        };
    }

    /** TLS that began with AUTH ends, as if the client had just connected (RFC 4217 section 11). */
    private Step anew(State state) {
        reporter.user(null);
        tls.reset();
        Step step =
                Step.of(new State.Fresh(failures(state)), SERVICE_READY, "Ready for a new user");
        return control.isSecure() && !tls.isImplicit() ? step.then(Step.After.END_TLS) : step;
    }

    /** Every name is asked for a password: who exists is nobody's business (RFC 2577 section 6). */
    private Step user(State state, String name) {
        reporter.user(null);
        if (lacksTls()) {
            return tlsRequired(state);
        }
        Optional<Account> known =
                tls.clientCertificate()
                        .filter(_ -> control.isSecure())
                        .flatMap(shown -> rules.authenticator().logIn(name, shown, address()));
        if (known.isPresent()) {
            return welcome(state, known.get(), LOGGED_IN_BY_SECURITY);
        }
        return Step.of(new State.Named(name, failures(state)), NEED_PASSWORD, "Password required");
    }

    private boolean lacksTls() {
        return tls.demands().policy().compareTo(TlsPolicy.LOGIN) >= 0 && !control.isSecure();
    }

    /** 530 as vsftpd answers it: every client takes it for a refused login and shows the text. */
    private Step tlsRequired(State state) {
        Finding finding =
                Finding.of(Cause.TLS_REQUIRED, "This server wants AUTH TLS before the login");
        reporter.tell(who -> new SessionEvent.TlsFailed(who, finding));
        return Step.of(new State.Fresh(failures(state)), NOT_LOGGED_IN, finding.replyText());
    }

    private InetAddress address() {
        return control.peer().getAddress();
    }

    private Step password(State state, String password) {
        return switch (state) {
            case State.Named(String user, int failures) -> {
                Optional<Account> account = rules.authenticator().logIn(user, password, address());
                yield account.isPresent()
                        ? welcome(state, account.get(), LOGGED_IN)
                        : refused(user, failures + 1);
            }
            case LoggedIn _ -> Step.of(state, BAD_SEQUENCE, "Already logged in");
            default -> Step.of(state, BAD_SEQUENCE, "USER comes first");
        };
    }

    private Step welcome(State state, Account account, ReplyCode code) {
        tls.loggedIn(account.tls());
        if (lacksTls()) {
            tls.reset();
            return tlsRequired(state);
        }
        reporter.user(account.name());
        reporter.tell(SessionEvent.LoggedIn::new);
        return Step.of(LoggedIn.fresh(account, failures(state)), code, "Logged in");
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
            case LoggedIn user -> user.failures();
            case State.Closed _ -> 0;
        };
    }
}
