package org.twinport.testkit.leak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What this process holds at one moment, by an identity that is never used twice; a value.
 *
 * @param byIdentity identity to description
 */
record Holdings(Map<String, String> byIdentity) {

    /** Threads that the Java runtime starts when it first needs them, and never ends. */
    private static final Pattern RUNTIME_THREAD =
            Pattern.compile(
                    "(main|Reference Handler|Finalizer|Signal Dispatcher|Notification Thread"
                            + "|Common-Cleaner|Cleaner-\\d+|process reaper.*|Attach Listener"
                            + "|ForkJoinPool.*|(Read-|Write-|Master|Sub)?-?Poller.*"
                            + "|VirtualThread-unblocker|VirtualThread-unparker.*"
                            + "|CompletableFutureDelayScheduler.*|surefire-.*|JNA Cleaner"
                            + "|Keep-Alive-Timer|junit-.*|Service Thread|Monitor Deflation Thread"
                            + "|C[12] CompilerThread.*)");

    /**
     * Files that belong to the runtime: the class library, its archives, devices, logs of the
     * runner.
     */
    private static final Pattern RUNTIME_FILE =
            Pattern.compile(
                    "(/dev/.*|/proc/.*|/sys/.*|.*\\.jar|.*/lib/modules|.*\\.jsa|.*\\.so|.*surefire.*)");

    static Holdings now() {
        Map<String, String> found = new TreeMap<>();
        try {
            addThreads(found);
            addDescriptors(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessHandle.current()
                .children()
                .forEach(child -> found.put("process " + child.pid(), describe(child)));
        return new Holdings(Map.copyOf(found));
    }

    private static String describe(ProcessHandle child) {
        return "process %d %s".formatted(child.pid(), child.info().commandLine().orElse(""));
    }

    private static void addThreads(Map<String, String> found) {
        for (Thread thread : Threads.live()) {
            boolean current = thread.equals(Thread.currentThread());
            if (!current && !RUNTIME_THREAD.matcher(thread.getName()).matches()) {
                String kind = thread.isVirtual() ? "virtual thread" : "thread";
                long id = thread.threadId();
                found.put("thread " + id, "%s #%d \"%s\"".formatted(kind, id, thread.getName()));
            }
        }
    }

    private static void addDescriptors(Map<String, String> found) throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return; // not Linux: threads and processes only
        }
        Map<String, String> sockets = Sockets.byInode();
        try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : open) {
                addDescriptor(descriptor, sockets, found);
            }
        }
    }

    private static void addDescriptor(
            Path descriptor, Map<String, String> sockets, Map<String, String> found)
            throws IOException {
        String target;
        try {
            target = Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException _) {
            return; // closed meanwhile
        }
        if (target.startsWith("socket:[")) {
            String inode = target.substring("socket:[".length(), target.length() - 1);
            // Sockets outside the tables (the runtime's own pairs, and TCP sockets that are closed)
            // are no leak.
            if (sockets.containsKey(inode)) {
                found.put("socket " + inode, "socket " + sockets.get(inode));
            }
        } else if (target.startsWith("/") && !RUNTIME_FILE.matcher(target).matches()) {
            found.put("file " + target, "open file " + target);
        }
    }
}
