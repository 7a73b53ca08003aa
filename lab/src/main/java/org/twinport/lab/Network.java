package org.twinport.lab;

import org.twinport.testkit.tool.ToolResult;
import org.twinport.testkit.tool.Tools;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Machines and cables that closing removes, with every process that runs on them. Made, used and
 * closed by one thread.
 *
 * <p>The names hold this process's id, so that the leftovers of a process that was killed are found
 * and removed by the next one.
 */
public final class Network implements AutoCloseable {
    private static final String PREFIX = "twinport";
    private static final Pattern NAME = Pattern.compile(PREFIX + "-(\\d+)-.*");

    private static final Duration DEATH = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private final String id;
    private final List<Namespace> namespaces = new ArrayList<>();

    private Network(String id) {
        this.id = id;
    }

    /** Why there can be no networks here; empty if there can. */
    public static Optional<String> whyNot() {
        if (!Tools.isRoot()) {
            return Optional.of("only root can make network namespaces");
        }
        Optional<String> missing = Tools.missing("ip").or(() -> Tools.missing("nft"));
        return missing.isPresent() ? missing : forbidden();
    }

    private static Optional<String> forbidden() {
        try (Network network = create()) {
            network.machine("probe").nft("add table inet probe");
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of("this system forbids network namespaces: " + e.getMessage());
        }
    }

    /** A network without machines. */
    public static Network create() {
        removeOrphans();
        String unique = Integer.toHexString(ThreadLocalRandom.current().nextInt());
        return new Network(PREFIX + "-" + ProcessHandle.current().pid() + "-" + unique);
    }

    /**
     * A new machine with its loopback up and no cable.
     *
     * @param role what it is called in messages
     */
    public Namespace machine(String role) {
        Namespace namespace = new Namespace(id + "-" + role);
        Ip.run("netns", "add", namespace.name());
        namespaces.add(namespace);
        Ip.in(namespace, "link", "set", "lo", "up");
        return namespace;
    }

    /** A cable between two machines; the interfaces get these names and are up. */
    public void cable(Namespace left, String leftDevice, Namespace right, String rightDevice) {
        Ip.in(
                left,
                "link",
                "add",
                leftDevice,
                "type",
                "veth",
                "peer",
                "name",
                rightDevice,
                "netns",
                right.name());
        Ip.in(left, "link", "set", leftDevice, "up");
        Ip.in(right, "link", "set", rightDevice, "up");
    }

    /** Removes all; what cannot be removed is named after the rest is gone. */
    @Override
    public void close() {
        List<String> failures = new ArrayList<>();
        for (Namespace namespace : namespaces.reversed()) {
            remove(namespace).ifPresent(failures::add);
        }
        namespaces.clear();
        if (!failures.isEmpty()) {
            throw new AssertionError(String.join("\n", failures));
        }
    }

    /** A namespace lives as long as a process in it, so they go first. */
    private static Optional<String> remove(Namespace namespace) {
        long end = System.nanoTime() + DEATH.toNanos();
        List<ProcessHandle> inside = processes(namespace);
        while (!inside.isEmpty() && System.nanoTime() - end < 0) {
            inside.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(PAUSE_NANOS);
            inside = processes(namespace);
        }
        ToolResult deleted = Ip.attempt("netns", "del", namespace.name());
        return deleted.exitCode() == 0 ? Optional.empty() : Optional.of(deleted.toString());
    }

    private static List<ProcessHandle> processes(Namespace namespace) {
        return Ip.attempt("netns", "pids", namespace.name())
                .output()
                .lines()
                .map(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                .flatMap(Optional::stream)
                .filter(Tools::isRunning)
                .toList();
    }

    private static void removeOrphans() {
        for (String line : Ip.run("netns", "list").lines().toList()) {
            String name = line.split(" ", 2)[0];
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches() && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()) {
                // Two processes may clean up at once, so that it is gone already is no failure.
                remove(new Namespace(name));
            }
        }
    }
}
