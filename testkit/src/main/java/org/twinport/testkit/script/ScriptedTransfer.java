package org.twinport.testkit.script;

import org.twinport.testkit.script.Misbehaviour.FinalReply;
import org.twinport.testkit.script.Misbehaviour.FinalReplyFirst;
import org.twinport.testkit.script.Misbehaviour.MovesOnly;
import org.twinport.testkit.script.Misbehaviour.NeverDials;
import org.twinport.testkit.script.Misbehaviour.Opens;
import org.twinport.testkit.script.Misbehaviour.SaysAfter;
import org.twinport.testkit.script.Misbehaviour.Then;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** The transfers of one scripted session, one after the other, on the session's thread. */
final class ScriptedTransfer {

    private static final int STEP = 8192;
    private static final FinalReply COMPLETE = new FinalReply("226 Transfer complete", false);

    private final ControlLine control;
    private final ScriptedData data;
    private final int connection;
    private final Script script;
    private boolean pending;

    ScriptedTransfer(ControlLine control, ScriptedData data, int connection, Script script) {
        this.control = control;
        this.data = data;
        this.connection = connection;
        this.script = script;
    }

    /** Whether a transfer has begun and will not end by itself. */
    boolean isPending() {
        return pending;
    }

    /** Gives up a transfer that would not end by itself. */
    void abort() throws IOException {
        pending = false;
        data.close();
    }

    /** Moves bytes over an open data connection; the number of them. */
    @FunctionalInterface
    private interface Body {
        void move(Socket socket, long limit) throws IOException;
    }

    void send(byte[] content) throws IOException {
        run((socket, limit) -> {
            long end = Math.min(content.length, limit);
            for (int at = 0; at < end; at += STEP) {
                int n = (int) Math.min(STEP, end - at);
                socket.getOutputStream().write(content, at, n);
                speak(at, n);
            }
        });
    }

    void receive(Consumer<byte[]> store) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        run((socket, limit) -> {
            byte[] buffer = new byte[STEP];
            int n;
            while (all.size() < limit && (n = socket.getInputStream().read(buffer)) >= 0) {
                int before = all.size();
                all.write(buffer, 0, n);
                speak(before, n);
            }
            byte[] got = all.toByteArray();
            store.accept(Arrays.copyOf(got, (int) Math.min(limit, got.length)));
        });
    }

    private void speak(long before, int n) throws IOException {
        Optional<SaysAfter> now =
                script.take(
                        connection,
                        SaysAfter.class,
                        s -> before <= s.bytes() && s.bytes() < before + n);
        if (now.isPresent()) {
            control.say(now.get().reply());
            if (now.get().hangsUp()) {
                control.hangUp();
            }
        }
    }

    private void run(Body body) throws IOException {
        String opening =
                script.take(connection, Opens.class, _ -> true)
                        .map(Opens::reply)
                        .orElse("150 Here it comes");
        if (data.isActive() && script.take(connection, NeverDials.class, _ -> true).isPresent()) {
            control.say(opening);
            pending = true;
            return;
        }
        Optional<Socket> socket = data.connect();
        if (socket.isEmpty()) {
            control.say("425 No data connection");
            return;
        }
        control.say(opening);
        if (script.take(connection, FinalReplyFirst.class, _ -> true).isPresent()) {
            control.say(COMPLETE.reply());
            move(body, socket.get());
        } else if (move(body, socket.get())) {
            end();
        }
    }

    /** Whether a final reply is due. */
    private boolean move(Body body, Socket socket) throws IOException {
        Optional<MovesOnly> limited = script.take(connection, MovesOnly.class, _ -> true);
        try {
            body.move(socket, limited.map(MovesOnly::bytes).orElse(Long.MAX_VALUE));
        } catch (IOException _) {
            socket.close();
            control.say("426 Connection closed; transfer aborted");
            return false;
        }
        Then then = limited.map(MovesOnly::then).orElse(Then.CLOSES);
        if (then == Then.GOES_SILENT) {
            pending = true;
            return false;
        }
        if (then == Then.RESETS) {
            socket.setSoLinger(true, 0);
        }
        socket.close();
        return true;
    }

    private void end() throws IOException {
        FinalReply last = script.take(connection, FinalReply.class, _ -> true).orElse(COMPLETE);
        control.say(last.reply());
        if (last.hangsUp()) {
            control.hangUp();
        }
    }
}
