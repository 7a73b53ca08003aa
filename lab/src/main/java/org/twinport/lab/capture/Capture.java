package org.twinport.lab.capture;

import org.twinport.lab.Namespace;
import org.twinport.testkit.tool.Child;
import org.twinport.testkit.tool.ScratchFolder;
import org.twinport.testkit.tool.Tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes down every TCP packet that passes an interface of a machine, from its opening until it is
 * closed. Used by one thread, needs none of its own.
 */
public final class Capture implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration QUIET = Duration.ofSeconds(20);
    private static final long TICK_NANOS = Duration.ofMillis(20).toNanos();

    /** The buffer holds as many packets as fit in at this length, however short they are. */
    private static final String LONGEST = "65535";

    private static final String BUFFER_KIB = "65536";
    private static final Pattern LOST = Pattern.compile("([1-9]\\d*) packets? dropped by kernel");

    private final ScratchFolder scratch;
    private final Path file;
    private final Child tcpdump;

    private Capture(ScratchFolder scratch, Path file, Child tcpdump) {
        this.scratch = scratch;
        this.file = file;
        this.tcpdump = tcpdump;
    }

    /** Why nothing can be captured here; empty if it can. */
    public static Optional<String> whyNot() {
        return Tools.missing("tcpdump");
    }

    /** Begins; when it returns, no packet is missed. */
    public static Capture on(Namespace machine, String device) {
        return on(machine, device, "tcp");
    }

    /**
     * The same for some packets only.
     *
     * @param filter as pcap-filter(7) has it
     */
    public static Capture on(Namespace machine, String device, String filter) {
        ScratchFolder scratch = ScratchFolder.create("twinport-capture");
        Path file = scratch.path().resolve("packets");
        Child tcpdump =
                machine.exec("tcpdump", "-i", device, "-U", "--immediate-mode")
                        .with("-s", LONGEST, "-B", BUFFER_KIB)
                        .with("-Z", "root", "-w", file.toString(), filter)
                        .start();
        Capture capture = new Capture(scratch, file, tcpdump);
        // The file gets its header after the device has been opened.
        capture.await("a capture file", START, _ -> capture.bytes().length >= Pcap.FILE_HEADER);
        return capture;
    }

    /** What was seen so far. */
    public List<Segment> segments() {
        return Pcap.read(bytes());
    }

    /**
     * What was seen until all connections to a port had ended.
     *
     * @throws AssertionError if there was none, or one goes on for long
     */
    public List<Segment> untilClosed(int port) {
        return await("the end of all connections to " + port, QUIET, seen -> closed(seen, port));
    }

    /**
     * What was seen when a condition became true.
     *
     * @throws AssertionError if that did not happen in time, with all that was seen
     */
    public List<Segment> await(String what, Duration limit, Predicate<List<Segment>> condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            List<Segment> seen = segments();
            if (condition.test(seen)) {
                return seen;
            }
            if (System.nanoTime() - end > 0 || !tcpdump.isAlive()) {
                throw new AssertionError(
                        "not seen: %s%n%s%n%s".formatted(what, lines(seen), tcpdump.errors()));
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    private static boolean closed(List<Segment> seen, int port) {
        Set<InetSocketAddress> open = new HashSet<>();
        boolean any = false;
        for (Segment segment : seen) {
            if (segment.dials() && segment.to().getPort() == port) {
                any = true;
                open.add(segment.from());
            } else if (segment.ends() && segment.touches(port)) {
                open.remove(segment.from());
                open.remove(segment.to());
            }
        }
        return any && open.isEmpty();
    }

    /** The connections' first packets, for messages and assertions. */
    public static List<Segment> dials(List<Segment> seen) {
        return seen.stream().filter(Segment::dials).toList();
    }

    /** For messages. */
    public static String lines(List<Segment> seen) {
        return String.join("\n", seen.stream().map(Segment::toString).toList());
    }

    private byte[] bytes() {
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends it.
     *
     * @throws AssertionError if packets were lost, because then what was not seen proves nothing
     */
    @Override
    public void close() {
        String summary;
        try {
            tcpdump.terminate();
            summary = tcpdump.await(QUIET).errors();
        } finally {
            tcpdump.close();
            scratch.close();
        }
        Matcher lost = LOST.matcher(summary);
        if (lost.find()) {
            throw new AssertionError("the capture is not complete: " + summary);
        }
    }
}
