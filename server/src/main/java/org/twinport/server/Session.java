package org.twinport.server;

import static org.twinport.protocol.reply.ReplyCode.LOCAL_ERROR;
import static org.twinport.protocol.reply.ReplyCode.SERVICE_READY;
import static org.twinport.protocol.reply.ReplyCode.SERVICE_UNAVAILABLE;
import static org.twinport.protocol.reply.ReplyCode.UNKNOWN_COMMAND;

import org.twinport.diagnosis.Finding;
import org.twinport.net.data.DataListener;
import org.twinport.net.data.DataMode;
import org.twinport.net.tls.TlsException;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.reply.Reply;
import org.twinport.server.config.Rules;
import org.twinport.server.diagnose.ControlFindings;
import org.twinport.server.diagnose.TlsFindings;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.representation.Representation;
import org.twinport.server.session.Control;
import org.twinport.server.session.LineTooLong;
import org.twinport.server.session.LoggedIn;
import org.twinport.server.session.Reporter;
import org.twinport.server.session.SessionTls;
import org.twinport.server.session.State;
import org.twinport.server.session.Step;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One client from greeting to goodbye, on one thread at a time: a virtual one, or a platform thread
 * while the client is busy ({@link Pace}). Owns its state and shares nothing.
 */
final class Session implements Runnable {

    /** Commands between two looks at what comes from outside; fewer cost more, and gain nothing. */
    private static final int BREATH = 4;

    /** Commands without a pause that make a client a busy one. */
    private static final int STREAK = 24;

    private static final long AT_ONCE_NANOS = 20_000_000;

    private final Control control;
    private final SessionTls tls;
    private final Rules rules;
    private final CommandWait waiting;
    private final String greeting;
    private final Dispatch dispatch;
    private final Reporter reporter;
    private final Admission admission;
    private final Pace pace;
    private final long begin = System.nanoTime();
    private long loginBegin = begin;
    private long heard = begin;
    private long replied = begin;
    private boolean moving;
    private boolean welcomed;
    private boolean quick;
    private int streak;
    private boolean changesThread;
    private State state = new State.Fresh(0);
    private long commands;
    private boolean spoke;
    private boolean admitted;

    Session(
            Control control,
            SessionTls tls,
            Rules rules,
            String greeting,
            Handlers handlers,
            Reporter reporter,
            Admission admission,
            Pace pace) {
        this.control = control;
        this.tls = tls;
        this.rules = rules;
        this.waiting = new CommandWait(control, rules.deadlines().passive());
        this.greeting = greeting;
        this.dispatch = new Dispatch(handlers);
        this.reporter = reporter;
        this.admission = admission;
        this.pace = pace;
    }

    /** For the server, which may have to end it. */
    Control control() {
        return control;
    }

    /** For the watch over deadlines. */
    CommandWait waiting() {
        return waiting;
    }

    /** Records that the session never began. */
    void refused(String reason) {
        reporter.tell(who -> new SessionEvent.Refused(who, reason));
    }

    @Override
    public void run() {
        String reason = "broken";
        // No try-with-resources: its catch clauses would find the connection closed.
        try {
            if (!welcomed) {
                welcome();
            }
            reason = converse();
        } catch (TlsException refused) {
            reason = withoutTls(refused);
        } catch (EOFException gone) {
            reason = lastWords();
        } catch (LineTooLong endless) {
            reason = "command line too long";
        } catch (IOException gone) {
            // An input that the server ends just before it is read shows as an error, not as the
            // end.
            reason = control.lastWords() != null ? lastWords() : broken(gone);
        } catch (RuntimeException bug) {
            reporter.tell(who -> new SessionEvent.Broken(who, bug));
            control.farewell(Reply.of(LOCAL_ERROR, "The server failed; closing"));
        } finally {
            if (!changesThread) {
                control.close();
                release(reason);
            }
        }
        if (changesThread) {
            changesThread = false;
            Pace.start(this, quick);
        }
    }

    private void welcome() throws IOException {
        welcomed = true;
        reporter.tell(SessionEvent.Connected::new);
        if (tls.isImplicit()) {
            tls.begin();
        }
        control.send(Reply.of(SERVICE_READY, greeting));
    }

    /** Nothing can be said to whoever does not speak TLS, but the log tells. */
    private String withoutTls(TlsException refused) {
        Finding finding = TlsFindings.ofControl(refused);
        reporter.tell(who -> new SessionEvent.TlsFailed(who, finding));
        return finding.detail();
    }

    private String broken(IOException gone) {
        if (control.isDraining()) {
            return "the server closed";
        }
        Optional<Finding> finding =
                ControlFindings.broken(
                        Duration.ofNanos(System.nanoTime() - heard),
                        moving,
                        rules.deadlines().keepAlive(),
                        String.valueOf(gone.getMessage()));
        finding.ifPresent(
                found -> reporter.tell(who -> new SessionEvent.ControlFailed(who, found)));
        return finding.map(Finding::detail).orElse("the connection broke");
    }

    /** The input ended: by the client, or by the server, which has a word to say. */
    private String lastWords() {
        Reply words = control.lastWords();
        if (words == null) {
            return "the client closed the connection";
        }
        reporter.tell(who -> new SessionEvent.Replied(who, words));
        control.farewell(words);
        return words.text();
    }

    /** The dialogue until somebody ends it; returns why it ended. */
    private String converse() throws IOException {
        while (!(state instanceof State.Closed(String why))) {
            if (control.isDraining()) {
                return goodbye("The server is shutting down");
            }
            if (quick && pace.isCrowded()) {
                return slow();
            }
            Command command;
            try {
                command = nextCommand();
                heard = System.nanoTime();
                streak = heard - replied < AT_ONCE_NANOS ? streak + 1 : 0;
                moving = Dispatch.usesData(command);
            } catch (SocketTimeoutException late) {
                if (quick && state instanceof LoggedIn && idleEnd() - System.nanoTime() > 0) {
                    return slow();
                }
                return goodbye(
                        state instanceof LoggedIn
                                ? "No command for too long"
                                : "No login for too long");
            } catch (LineTooLong endless) {
                control.send(Reply.of(UNKNOWN_COMMAND, "Command line too long; closing"));
                return "command line too long";
            }
            if (command instanceof Command.Foreign(String protocol)) {
                return foreign(protocol);
            }
            Step step = dispatch.respond(state, command);
            enter(step.next());
            control.send(step.reply());
            replied = System.nanoTime();
            if (!carriedOut(step.after())) {
                return "bytes in TLS behind its end";
            }
            tellAdmission();
            if (!quick && isBusy(command) && pace.quicken()) {
                return quicken();
            }
            takeTurns();
        }
        return why;
    }

    /**
     * A client that sets up a data connection has something to do, and often more of it; so has one
     * that answers replies at once again and again.
     */
    private boolean isBusy(Command command) {
        return state instanceof LoggedIn
                && (command instanceof Command.DataSetup || streak >= STREAK);
    }

    private String quicken() {
        quick = true;
        changesThread = true;
        return "";
    }

    private String slow() {
        quick = false;
        changesThread = true;
        pace.slow();
        return "";
    }

    /**
     * Nothing is done for whoever speaks another protocol. In clear one line tells so, the same for
     * all that they say: SSH and HTTP clients show it (RFC 4253 section 4.2). In TLS it would be a
     * page under another server's name (ALPACA, CVE-2021-3618), and a client of TLS reads none.
     */
    private String foreign(String protocol) throws IOException {
        Finding finding = ControlFindings.foreign(protocol);
        reporter.tell(who -> new SessionEvent.ControlFailed(who, finding));
        if (!control.isSecure() && !protocol.equals("TLS")) {
            control.send(Reply.of(UNKNOWN_COMMAND, finding.replyText()));
        }
        return protocol + " on the FTP port";
    }

    private boolean carriedOut(Step.After after) throws IOException {
        return switch (after) {
            case NOTHING -> true;
            case BEGIN_TLS -> {
                tls.begin();
                yield true;
            }
            case END_TLS -> tls.end();
        };
    }

    /**
     * A client that never pauses never blocks its session, which so keeps its carrier thread; one
     * on the same machine has answered before it is asked. So virtual threads take turns. A yield
     * is not enough: a carrier looks at what comes from outside (new connections, sockets that
     * became ready) only when its own queue is empty, and two that yield keep it filled.
     */
    private void takeTurns() {
        if (quick) {
            return;
        }
        if (++commands % BREATH == 0) {
            LockSupport.parkNanos(1);
        } else {
            Thread.yield();
        }
    }

    /**
     * Who is no longer logged in holds no port, and has as much time for the next login as for the
     * first.
     */
    private void enter(State next) {
        if (state instanceof LoggedIn user && !(next instanceof LoggedIn)) {
            user.mode().close();
            control.sightings().forget();
            loginBegin = System.nanoTime();
        }
        control.names().charset(representation(next).charsetOrUtf8());
        state = next;
    }

    private Representation representation(State next) {
        return next instanceof LoggedIn user
                ? user.account().representation()
                : rules.representation().ruleFor(control.peer().getAddress());
    }

    private String goodbye(String text) throws IOException {
        control.send(Reply.of(SERVICE_UNAVAILABLE, text + "; closing"));
        return text;
    }

    /** Waits as long as the state allows; a passive port that nobody uses is closed meanwhile. */
    private Command nextCommand() throws IOException {
        if (!(state instanceof LoggedIn user)) {
            return waiting.next(loginBegin + rules.deadlines().login().toNanos());
        }
        long end = idleEnd();
        if (!(user.mode() instanceof DataListener port)) {
            return waiting.next(end);
        }
        Command command = waiting.next(end, port);
        if (!port.isOpen()) {
            state = user.with(new DataMode.None());
        }
        return command;
    }

    /** Whoever is quick does not wait for long before it is found out that it no longer is. */
    private long idleEnd() {
        long end = replied + rules.deadlines().idle().toNanos();
        long pause = System.nanoTime() + Pace.PAUSE.toNanos();
        return quick && pause - end < 0 ? pause : end;
    }

    private void tellAdmission() {
        if (!spoke) {
            spoke = true;
            admission.spoke(this);
        }
        if (!admitted && state instanceof LoggedIn) {
            admitted = true;
            admission.loggedIn(this);
        }
    }

    private void release(String why) {
        if (quick) {
            pace.slow();
        }
        if (state instanceof LoggedIn user) {
            user.mode().close();
        }
        try {
            Duration duration = Duration.ofNanos(System.nanoTime() - begin);
            reporter.tell(who -> new SessionEvent.Disconnected(who, why, duration));
        } finally {
            // Last of all: once no session is left, the server is closed and its listener with it.
            admission.left(this);
        }
    }
}
