package org.twinport.server.handler;

import org.jspecify.annotations.Nullable;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.data.DataAttempt;
import org.twinport.net.data.DataConnection;
import org.twinport.net.data.DataConnectionException;
import org.twinport.net.data.DataListener;
import org.twinport.net.data.DataMode;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Outcome;
import org.twinport.net.pump.Pump;
import org.twinport.net.pump.Readiness;
import org.twinport.net.pump.Selectors;
import org.twinport.net.tls.TlsException;
import org.twinport.protocol.diag.DataView;
import org.twinport.protocol.diag.PassiveView;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.server.config.Rules;
import org.twinport.server.diagnose.DataFindings;
import org.twinport.server.diagnose.TlsFindings;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.session.Control;
import org.twinport.server.session.ControlWatch;
import org.twinport.server.session.ErrorReplies;
import org.twinport.server.session.LoggedIn;
import org.twinport.server.session.Reporter;
import org.twinport.server.session.SessionTls;
import org.twinport.server.session.Step;
import org.twinport.storage.StorageException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One exchange over a data connection, on the session's thread, always in this order: open → 150 →
 * bytes → close → commit → final reply. The final reply is what a method returns, so that it cannot
 * be sent before the rest is done.
 */
public final class DataExchange {

    /** Moves the bytes. */
    @FunctionalInterface
    interface Body {
        Outcome move(Pump pump) throws IOException;
    }

    /** Makes a finished upload visible. */
    @FunctionalInterface
    interface Commit {
        void run() throws StorageException;
    }

    /**
     * What an exchange came to.
     *
     * @param reply the final reply
     * @param complete whether it is 226
     * @param bytes on the data connection
     * @param duration from the opening of the data connection
     * @param loss how the control connection ended meanwhile; null if it stands
     */
    record Result(
            Reply reply,
            boolean complete,
            long bytes,
            Duration duration,
            @Nullable IOException loss) {

        /**
         * The state with the final reply.
         *
         * @throws IOException if the client is gone and no reply can reach it
         */
        Step step(LoggedIn user) throws IOException {
            if (loss != null) {
                throw loss;
            }
            return new Step(user, reply);
        }
    }

    private final Control control;
    private final SessionTls tls;
    private final Rules rules;
    private final BufferPool buffers;
    private final Selectors selectors;
    private final Reporter reporter;
    private long moved;
    private DataTrace trace = new DataTrace();

    public DataExchange(
            Control control,
            SessionTls tls,
            Rules rules,
            BufferPool buffers,
            Selectors selectors,
            Reporter reporter) {
        this.control = control;
        this.tls = tls;
        this.rules = rules;
        this.buffers = buffers;
        this.selectors = selectors;
        this.reporter = reporter;
    }

    /**
     * Runs one exchange in which bytes go to the client.
     *
     * @param opening the text of the 150 reply
     */
    Result send(DataMode mode, String opening, Body body) throws IOException {
        return run(mode, opening, body, Optional.empty());
    }

    /**
     * Runs one exchange in which a file comes from the client.
     *
     * @param commit only called if it came whole, as far as that can be known
     */
    Result receive(DataMode mode, String opening, Body body, Commit commit) throws IOException {
        return run(mode, opening, body, Optional.of(commit));
    }

    private Result run(DataMode mode, String opening, Body body, Optional<Commit> commit)
            throws IOException {
        moved = 0;
        trace = new DataTrace();
        long begin = System.nanoTime();
        try (ControlWatch watch = new ControlWatch(control, this::status);
                Readiness readiness = new Readiness(watch, selectors)) {
            control.transfer(readiness);
            Reply reply;
            if (!tls.mayOpenData()) {
                mode.close();
                reply =
                        failed(
                                ReplyCode.PROTECTION_MISSING,
                                Finding.of(
                                        Cause.DATA_PROTECTION_MISSING,
                                        "Data connections must be in TLS here: PBSZ 0, PROT P"));
            } else if (watch.stopAtOnce()) {
                mode.close();
                reply =
                        failed(
                                ReplyCode.TRANSFER_ABORTED,
                                DataFindings.of(new Outcome.Stopped(0), false));
            } else {
                reply = exchange(mode, opening, body, commit, readiness, watch);
            }
            Duration duration = Duration.ofNanos(System.nanoTime() - begin);
            boolean complete = reply.is(ReplyCode.CLOSING_DATA);
            return new Result(reply, complete, moved, duration, watch.loss());
        } finally {
            control.transfer(null);
            control.sightings().ended(trace.view(moved));
        }
    }

    private Reply exchange(
            DataMode mode,
            String opening,
            Body body,
            Optional<Commit> commit,
            Readiness readiness,
            ControlWatch watch)
            throws IOException {
        Outcome outcome;
        try (DataConnection data = mode.open(readiness, deadline(mode))) {
            trace.opened(data.attempt());
            boolean active = data.attempt().direction() == DataAttempt.Direction.DIAL;
            var local = data.local();
            var peer = data.peer();
            reporter.tell(who -> new SessionEvent.DataOpened(who, local, peer, active));
            control.send(Reply.of(ReplyCode.OPENING_DATA, opening));
            trace.secured(tls.protect(data, commit.isPresent(), readiness));
            outcome =
                    body.move(
                            new Pump(
                                    data.wire(),
                                    readiness,
                                    rules.deadlines().stall(),
                                    buffers,
                                    n -> moved += n));
            readiness.release();
            if (outcome instanceof Outcome.Complete) {
                data.sayGoodbye();
            } else {
                data.cut();
            }
        } catch (TlsException refused) {
            trace.secured(DataView.Tls.FAILED);
            return failed(
                    refused.kind() == TlsException.Kind.STOPPED
                            ? ReplyCode.TRANSFER_ABORTED
                            : ReplyCode.TLS_FAILED,
                    TlsFindings.ofData(refused));
        } catch (SessionTls.NotResumed ownSession) {
            trace.secured(DataView.Tls.NEW);
            return failed(ReplyCode.TLS_FAILED, TlsFindings.notResumed());
        } catch (DataConnectionException notOpened) {
            trace.opened(notOpened.attempt());
            Finding finding = DataFindings.of(notOpened.attempt(), surroundings());
            boolean stopped = notOpened.attempt().outcome() == DataAttempt.Outcome.STOPPED;
            return failed(
                    stopped ? ReplyCode.TRANSFER_ABORTED : ReplyCode.NO_DATA_CONNECTION, finding);
        }
        if (!(outcome instanceof Outcome.Complete)) {
            return broken(outcome);
        }
        // A killed client ends both connections in good order, and one that aborts closes the data
        // connection first: such an end of data is not the end of the file.
        boolean givenUp = commit.isPresent() && watch.stop();
        return givenUp ? broken(new Outcome.Stopped(moved)) : finished(commit);
    }

    private static Reply finished(Optional<Commit> commit) {
        try {
            if (commit.isPresent()) {
                commit.get().run();
            }
            return Reply.of(ReplyCode.CLOSING_DATA, "Transfer complete");
        } catch (StorageException refused) {
            return ErrorReplies.of(refused);
        }
    }

    private Reply broken(Outcome outcome) {
        Finding finding = DataFindings.of(outcome, control.isClosing());
        if (outcome instanceof Outcome.FileFailed(_, StorageException refused)) {
            tell(finding);
            return ErrorReplies.of(refused);
        }
        return failed(
                outcome instanceof Outcome.FileFailed
                        ? ReplyCode.LOCAL_ERROR
                        : ReplyCode.TRANSFER_ABORTED,
                finding);
    }

    private Reply failed(ReplyCode code, Finding finding) {
        tell(finding);
        return Reply.of(code, finding.replyText());
    }

    private void tell(Finding finding) {
        trace.failed(finding.cause());
        reporter.tell(who -> new SessionEvent.DataFailed(who, finding));
    }

    private DataFindings.Surroundings surroundings() {
        return new DataFindings.Surroundings(
                control.peer().getAddress(),
                control.sightings().passive().filter(PassiveView::extended).isPresent(),
                rules.active().sourcePort());
    }

    private Duration deadline(DataMode mode) {
        return mode instanceof DataListener
                ? rules.deadlines().passive()
                : rules.deadlines().active();
    }

    /** STAT during a transfer (RFC 959 section 4.1.3). */
    private Reply status() {
        return Reply.of(
                ReplyCode.STATUS,
                List.of(
                        "Status:",
                        " Transfer in progress, " + moved + " bytes so far",
                        "End of status"));
    }
}
