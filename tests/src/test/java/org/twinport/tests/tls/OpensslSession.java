package org.twinport.tests.tls;

import org.twinport.testkit.tool.ScratchFolder;
import org.twinport.testkit.tool.Tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A control connection through {@code openssl s_client}, whose TLS session each data connection
 * resumes; used by one thread. Every wait has a deadline.
 */
final class OpensslSession implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();
    private static final Pattern REPLY = Pattern.compile("(?m)^(\\d{3}) .*\\r?\\n");
    private static final Pattern PORT_229 = Pattern.compile("\\(\\|\\|\\|(\\d+)\\|\\)");

    private final TlsSite site;
    private final ScratchFolder scratch = ScratchFolder.create("twinport-openssl");
    private final Process control;

    /** Of the output, how much has been understood. */
    private int read;

    private OpensslSession(TlsSite site) throws IOException {
        this.site = site;
        List<String> more = new ArrayList<>(List.of("-sess_out", session().toString()));
        if (!site.way().implicit()) {
            more.addAll(List.of("-starttls", "ftp"));
        }
        this.control =
                client("control", site.port(), more)
                        .redirectInput(ProcessBuilder.Redirect.PIPE)
                        .start();
    }

    /** s_client reads the greeting itself when it begins with AUTH TLS. */
    static OpensslSession logIn(TlsSite site) {
        try {
            OpensslSession session = new OpensslSession(site);
            if (site.way().implicit()) {
                session.expect("220");
            }
            session.ask("USER " + site.user(), "331");
            session.ask("PASS " + site.password(), "230");
            session.ask("PBSZ 0", "200");
            session.ask("PROT P", "200");
            session.ask("TYPE I", "200");
            return session;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path session() {
        return scratch.path().resolve("session");
    }

    private Path file(String name) {
        return scratch.path().resolve(name);
    }

    /** Without the option its letters at the beginning of a line, R of RETR, are commands to it. */
    private ProcessBuilder client(String name, int port, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(Tools.require("openssl").toString());
        command.addAll(List.of("s_client", "-quiet", "-nocommands", "-verify_quiet"));
        command.addAll(List.of("-verify_return_error", "-CAfile", site.authority().toString()));
        command.addAll(List.of("-verify_ip", site.host()));
        command.add("-tls" + site.way().version().number().replace('.', '_'));
        command.addAll(List.of("-connect", site.host() + ":" + port));
        command.addAll(more);
        return new ProcessBuilder(command)
                .redirectOutput(file(name + ".out").toFile())
                .redirectError(file(name + ".err").toFile());
    }

    /**
     * One transfer over a passive data connection; what came from the server.
     *
     * @param upload what to send; empty for a download
     */
    byte[] transfer(long offset, String command, Optional<byte[]> upload) {
        int port = passivePort();
        if (offset > 0) {
            ask("REST " + offset, "350");
        }
        send(command);
        try {
            Files.write(file("in"), upload.orElse(new byte[0]));
            List<String> more = new ArrayList<>(resumption());
            if (upload.isPresent()) {
                more.add("-no_ign_eof");
            }
            Process data = client("data", port, more).redirectInput(file("in").toFile()).start();
            awaitEnd(data);
            expect("1\\d\\d");
            expect("226");
            return Files.readAllBytes(file("data.out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int passivePort() {
        String reply = ask("EPSV", "229");
        Matcher port = PORT_229.matcher(reply);
        if (!port.find()) {
            throw failure("no port in " + reply);
        }
        return Integer.parseInt(port.group(1));
    }

    /**
     * Under TLS 1.3 it comes with the first ticket, which has been read before the first reply;
     * Pure-FTPd sends none.
     */
    private List<String> resumption() {
        return Files.exists(session()) ? List.of("-sess_in", session().toString()) : List.of();
    }

    private void awaitEnd(Process data) {
        try {
            if (!data.waitFor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure("the data connection has no end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted");
        } finally {
            data.destroyForcibly();
        }
    }

    private String ask(String command, String code) {
        send(command);
        return expect(code);
    }

    private void send(String command) {
        try {
            byte[] line = (command + "\r\n").getBytes(StandardCharsets.US_ASCII);
            control.getOutputStream().write(line);
            control.getOutputStream().flush();
        } catch (IOException e) {
            throw failure("cannot send " + command + ": " + e);
        }
    }

    /** Waits for the next reply, which must have a code that fits. */
    private String expect(String code) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            Matcher reply = REPLY.matcher(text("control.out"));
            if (reply.find(read)) {
                read = reply.end();
                if (!reply.group(1).matches(code)) {
                    throw failure("expected " + code + " but got " + reply.group());
                }
                return reply.group();
            }
            pauseUntil(end, "reply " + code);
        }
    }

    private void pauseUntil(long end, String what) {
        if (System.nanoTime() - end > 0 || !control.isAlive()) {
            throw failure("in vain: " + what);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    private AssertionError failure(String what) {
        StringBuilder text = new StringBuilder(what);
        for (String name : List.of("control.out", "control.err", "data.err")) {
            text.append("\n--- ").append(name).append('\n').append(text(name));
        }
        return new AssertionError(text.toString());
    }

    private String text(String name) {
        try {
            return Files.exists(file(name))
                    ? Files.readString(file(name), StandardCharsets.ISO_8859_1)
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        control.destroyForcibly();
        try (scratch) {
            control.getOutputStream().close();
            control.waitFor();
        } catch (IOException _) {
            // It has gone already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
