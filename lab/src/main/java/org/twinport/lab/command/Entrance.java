package org.twinport.lab.command;

import org.twinport.lab.stand.Lab;
import org.twinport.lab.stand.Privilege;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Gets the rights that networks need: root's own, or those of a user namespace, in which the same
 * command is started again. Used by the main thread.
 */
final class Entrance {
    /** As the program says that it cannot start. */
    static final int IMPOSSIBLE = 14;

    private Entrance() {}

    /**
     * Does something in a lab.
     *
     * @param arguments the whole command line, for the case that it must be started again
     * @param isolated whether a user namespace is wanted from root, too
     */
    static int enter(List<String> arguments, boolean isolated, ToIntFunction<Lab> work)
            throws IOException {
        if (Privilege.own() == Privilege.NONE || (isolated && Privilege.own() == Privilege.ROOT)) {
            return again(arguments);
        }
        Optional<String> reason = Lab.whyNot();
        if (reason.isPresent()) {
            System.err.println("twinport: no lab here: " + reason.get());
            return IMPOSSIBLE;
        }
        try (Lab lab = Lab.open()) {
            return work.applyAsInt(lab);
        }
    }

    private static int again(List<String> arguments) throws IOException {
        Optional<List<String>> command = Privilege.inUserNamespace(ownCommand(arguments));
        if (command.isEmpty()) {
            System.err.println(
                    "twinport: no lab here: this user may not make user namespaces (sysctl user.max_user_namespaces,"
                            + " kernel.unprivileged_userns_clone, or AppArmor forbids it); root can run it");
            return IMPOSSIBLE;
        }
        Process process = new ProcessBuilder(command.get()).inheritIO().start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return IMPOSSIBLE;
        }
    }

    private static List<String> ownCommand(List<String> arguments) {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        all.addAll(List.of("-cp", System.getProperty("java.class.path")));
        all.add(org.twinport.cli.Main.class.getName());
        all.addAll(arguments);
        return all;
    }
}
