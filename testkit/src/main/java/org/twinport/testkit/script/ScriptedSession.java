package org.twinport.testkit.script;

import org.twinport.protocol.endpoint.HostPort;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.Misbehaviour.Greets;
import org.twinport.testkit.script.Misbehaviour.HangsUpAt;
import org.twinport.testkit.script.Misbehaviour.IgnoresRestart;
import org.twinport.testkit.script.Misbehaviour.Lists;
import org.twinport.testkit.script.Misbehaviour.Offers;
import org.twinport.testkit.script.Misbehaviour.SilentAt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** One control connection of a scripted server, on a thread of its own. */
final class ScriptedSession implements Runnable {

    private static final List<String> FEATURES =
            List.of("UTF8", "MDTM", "MFMT", "SIZE", "REST STREAM", "MLST type*;size*;modify*;");

    private final ControlLine control;
    private final int connection;
    private final Script script;
    private final ScriptedFiles files;
    private final ScriptedData data;
    private final ScriptedTransfer transfer;
    private int restart;
    private String renameFrom = "";

    ScriptedSession(ControlLine control, int connection, Script script, ScriptedFiles files) {
        this.control = control;
        this.connection = connection;
        this.script = script;
        this.files = files;
        this.data = new ScriptedData(control.socket(), connection, script);
        this.transfer = new ScriptedTransfer(control, data, connection, script);
    }

    @Override
    public void run() {
        try {
            greet();
            Optional<String> line = control.next();
            while (line.isPresent()) {
                answer(line.get());
                line = control.next();
            }
        } catch (IOException _) {
            // the client is gone, or the test is over
        } finally {
            leave();
        }
    }

    /** A data connection that has gone silent outlives the control connection. */
    private void leave() {
        if (!transfer.isPending()) {
            close();
        }
    }

    void close() {
        try {
            control.hangUp();
            data.close();
        } catch (IOException _) {
            // what cannot be closed is gone already
        }
    }

    private void greet() throws IOException {
        Greets how =
                script.take(connection, Greets.class, _ -> true)
                        .orElse(Greets.with("220 Scripted server"));
        LockSupport.parkNanos(how.after().toNanos());
        for (String piece : how.pieces()) {
            control.say(piece);
        }
        if (how.hangsUp()) {
            control.hangUp();
        }
    }

    private void answer(String line) throws IOException {
        int space = line.indexOf(' ');
        String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String argument = space < 0 ? "" : line.substring(space + 1);
        if (script.take(connection, HangsUpAt.class, h -> h.verb().equals(verb)).isPresent()) {
            control.hangUp();
            return;
        }
        if (script.take(connection, SilentAt.class, s -> s.verb().equals(verb)).isPresent()) {
            return;
        }
        Optional<Answers> other =
                script.take(connection, Answers.class, a -> a.verb().equals(verb));
        if (other.isEmpty()) {
            perform(verb, argument);
            return;
        }
        control.say(other.get().reply());
        if (other.get().hangsUp()) {
            control.hangUp();
        }
    }

    private void perform(String verb, String argument) throws IOException {
        switch (verb) {
            case "RETR" -> retrieve(argument);
            case "STOR" -> store(argument, takeRestart());
            case "APPE" -> store(argument, files.content(argument).map(b -> b.length).orElse(0));
            case "LIST", "MLSD" -> list(argument, verb.equals("MLSD"));
            case "ABOR" -> abort();
            case "QUIT" -> {
                control.say("221 Bye");
                control.hangUp();
            }
            default -> control.say(reply(verb, argument));
        }
    }

    private String reply(String verb, String argument) throws IOException {
        return switch (verb) {
            case "USER" -> "331 Password?";
            case "PASS" -> "230 Logged in";
            case "FEAT" -> features();
            case "TYPE", "OPTS", "NOOP" -> "200 Fine";
            case "PWD" -> "257 \"/\"";
            case "EPSV", "PASV" -> data.passive(verb);
            case "PORT" -> active(HostPort.parsePort(argument));
            case "EPRT" ->
                    HostPort.parseEprt(argument) instanceof HostPort.Eprt.Endpoint(HostPort where)
                            ? active(Optional.of(where))
                            : "501 What?";
            case "REST" -> {
                restart = Integer.parseInt(argument);
                yield "350 Going on there";
            }
            default -> fileReply(verb, argument);
        };
    }

    private String fileReply(String verb, String argument) {
        return switch (verb) {
            case "SIZE" ->
                    files.content(argument).map(b -> "213 " + b.length).orElse("550 No such file");
            case "MDTM" -> files.stamp(argument).map(s -> "213 " + s).orElse("550 No such file");
            case "MFMT" -> "213 " + argument;
            case "MLST" ->
                    files.facts(argument)
                            .map(f -> "250-Listing\r\n " + f + " " + argument + "\r\n250 End")
                            .orElse("550 No such file");
            case "CWD" -> files.isDirectory(argument) ? "250 There" : "550 No such directory";
            case "MKD" -> {
                boolean there = files.isDirectory(argument);
                files.directory(argument);
                yield there ? "550 Exists" : "257 Made";
            }
            case "DELE", "RMD" -> files.remove(argument) ? "250 Gone" : "550 No such file";
            case "RNFR" -> {
                renameFrom = argument;
                yield "350 To what?";
            }
            case "RNTO" -> files.rename(renameFrom, argument) ? "250 Renamed" : "550 No such file";
            default -> "502 Not here";
        };
    }

    private String features() {
        List<String> offered =
                script.take(connection, Offers.class, _ -> true)
                        .map(Offers::features)
                        .orElse(FEATURES);
        return "211-Features\r\n " + String.join("\r\n ", offered) + "\r\n211 End";
    }

    private String active(Optional<HostPort> where) throws IOException {
        if (where.isEmpty()) {
            return "501 What?";
        }
        data.active(where.get());
        return "200 Will dial";
    }

    private void retrieve(String path) throws IOException {
        Optional<byte[]> content = files.content(path);
        int from = takeRestart();
        if (content.isEmpty()) {
            control.say("550 No such file");
            return;
        }
        byte[] whole = content.get();
        transfer.send(Arrays.copyOfRange(whole, Math.min(from, whole.length), whole.length));
    }

    private int takeRestart() {
        int from = restart;
        restart = 0;
        return script.take(connection, IgnoresRestart.class, _ -> from > 0).isPresent() ? 0 : from;
    }

    private void store(String path, int from) throws IOException {
        byte[] before = files.content(path).orElse(new byte[0]);
        transfer.receive(added -> {
            byte[] whole = Arrays.copyOf(before, from + added.length);
            System.arraycopy(added, 0, whole, from, added.length);
            files.put(path, whole);
        });
    }

    private void list(String directory, boolean facts) throws IOException {
        String path = directory.startsWith("-") ? "" : directory;
        if (!files.isDirectory(path)) {
            control.say("550 No such directory");
            return;
        }
        String lines =
                script.take(connection, Lists.class, _ -> true)
                        .map(Lists::lines)
                        .orElseGet(() -> files.listing(path, facts));
        transfer.send(lines.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void abort() throws IOException {
        if (transfer.isPending()) {
            transfer.abort();
            control.say("426 Transfer aborted\r\n226 Aborted");
        } else {
            control.say("225 Nothing to abort");
        }
    }
}
