package org.twinport.lab.stand;

import org.twinport.testkit.tool.Tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What this process may do to the system; values. */
public enum Privilege {
    /** Root of the system: every product and every user. */
    ROOT,
    /** Root of a user namespace with one user: no product that changes its user. */
    USER_NAMESPACE,
    /** Neither, yet. */
    NONE;

    private static final String INSIDE = "TWINPORT_LAB_INSIDE";

    /** A folder for the names of network namespaces, and an own view of processes. */
    private static final String PREPARE =
            "mount -t tmpfs none /run && mkdir /run/netns && mount -t proc none /proc && exec \"$@\"";

    private static final List<String> UNSHARE =
            List.of(
                    "unshare",
                    "--user",
                    "--map-root-user",
                    "--net",
                    "--mount",
                    "--pid",
                    "--fork",
                    "--kill-child");

    /** That of this process. */
    public static Privilege own() {
        if (!Tools.isRoot()) {
            return NONE;
        }
        try {
            String[] map = Files.readString(Path.of("/proc/self/uid_map")).strip().split("\\s+");
            return map[2].equals("1") ? USER_NAMESPACE : ROOT;
        } catch (IOException _) {
            return ROOT;
        }
    }

    /** Whether this process was started by {@link #inUserNamespace}. */
    static boolean isInside() {
        return System.getenv(INSIDE) != null;
    }

    /**
     * A command line that does the same as root of a new user namespace.
     *
     * @return empty where the system forbids such namespaces to this user
     */
    public static Optional<List<String>> inUserNamespace(List<String> command) {
        if (isInside() || Tools.missing("unshare").isPresent() || !isAllowed()) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(List.of("env", INSIDE + "=1"));
        all.addAll(UNSHARE);
        all.addAll(List.of("sh", "-c", PREPARE, "sh"));
        all.addAll(command);
        return Optional.of(all);
    }

    private static boolean isAllowed() {
        List<String> probe = new ArrayList<>(UNSHARE);
        probe.addAll(List.of("sh", "-c", PREPARE, "sh", "true"));
        String[] arguments = probe.subList(1, probe.size()).toArray(String[]::new);
        return org.twinport.testkit.tool.Tool.of("unshare", arguments).run().exitCode() == 0;
    }

    /** The command that starts another one as a user without any right. */
    public List<String> asOrdinaryUser() {
        return this == USER_NAMESPACE
                ? List.of("unshare", "--user", "--map-user=65534", "--map-group=65534")
                : List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    }
}
