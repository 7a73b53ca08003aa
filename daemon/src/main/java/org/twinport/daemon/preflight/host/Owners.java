package org.twinport.daemon.preflight.host;

import org.twinport.daemon.preflight.host.HostFacts.Owner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds whose sockets are, in /proc; stateless, for any thread. */
final class Owners {

    private static final Path PROC = Path.of("/proc");

    private Owners() {}

    /** Owners by inode; those of others are seen by root only. */
    static Map<String, Owner> of(Set<String> inodes) {
        Map<String, Owner> found = new HashMap<>();
        Set<String> left = new HashSet<>(inodes);
        // Most often it is this process that has them.
        look(PROC.resolve(String.valueOf(ProcessHandle.current().pid())), left, found);
        if (left.isEmpty()) {
            return found;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : all) {
                look(process, left, found);
            }
        } catch (IOException | UncheckedIOException _) {
            // No /proc: then nobody's owner is known.
        }
        return found;
    }

    private static void look(Path process, Set<String> left, Map<String, Owner> found) {
        if (left.isEmpty()) {
            return;
        }
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                String inode = inode(descriptor);
                if (left.remove(inode)) {
                    found.put(inode, owner(process));
                }
            }
        } catch (IOException | UncheckedIOException | java.nio.file.DirectoryIteratorException _) {
            // Another user's, or ended in between.
        }
    }

    private static String inode(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("socket:[") ? target.substring(8, target.length() - 1) : "";
        } catch (IOException _) {
            return "";
        }
    }

    private static Owner owner(Path process) throws IOException {
        String name = Files.readString(process.resolve("comm")).strip();
        String command = Files.readString(process.resolve("cmdline"));
        boolean twinport =
                command.contains("org.twinport.cli.Main")
                        || process.getFileName()
                                .toString()
                                .equals(String.valueOf(ProcessHandle.current().pid()));
        return new Owner(
                Long.parseLong(process.getFileName().toString()),
                twinport ? "twinport" : name,
                twinport);
    }
}
