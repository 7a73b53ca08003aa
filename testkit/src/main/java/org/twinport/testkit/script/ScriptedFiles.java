package org.twinport.testkit.script;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a scripted server serves: files and directories in memory, by path without a leading slash,
 * in octets. Used by all its sessions' threads and by the test's.
 */
public final class ScriptedFiles {

    /** The time of files for which no other was set. */
    public static final Instant THEN = Instant.parse("2024-01-02T03:04:05Z");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * A file, or a directory if there is no content.
     *
     * @param content the bytes, one char each; empty for a directory
     */
    private record Node(Optional<String> content, Instant modified) {}

    private final Map<String, Node> nodes = new TreeMap<>();

    /** Stores a file. */
    public synchronized void put(String path, byte[] content) {
        put(path, content, THEN);
    }

    public synchronized void put(String path, byte[] content, Instant modified) {
        String octets = new String(content, StandardCharsets.ISO_8859_1);
        nodes.put(normal(path), new Node(Optional.of(octets), modified));
    }

    /** Makes a directory. */
    public synchronized void directory(String path) {
        nodes.put(normal(path), new Node(Optional.empty(), THEN));
    }

    /** A file's bytes; empty if there is no such file. */
    public synchronized Optional<byte[]> content(String path) {
        return Optional.ofNullable(nodes.get(normal(path)))
                .flatMap(Node::content)
                .map(octets -> octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    public synchronized boolean isDirectory(String path) {
        String normal = normal(path);
        return normal.isEmpty()
                || (nodes.containsKey(normal) && nodes.get(normal).content().isEmpty());
    }

    synchronized boolean remove(String path) {
        return nodes.remove(normal(path)) != null;
    }

    synchronized boolean rename(String from, String to) {
        Node node = nodes.remove(normal(from));
        if (node != null) {
            nodes.put(normal(to), node);
        }
        return node != null;
    }

    synchronized Optional<String> stamp(String path) {
        return Optional.ofNullable(nodes.get(normal(path))).map(n -> STAMP.format(n.modified()));
    }

    synchronized Optional<String> facts(String path) {
        return isDirectory(path)
                ? Optional.of("type=dir;")
                : Optional.ofNullable(nodes.get(normal(path))).map(ScriptedFiles::facts);
    }

    private static String facts(Node node) {
        String kind = node.content().map(c -> "type=file;size=" + c.length()).orElse("type=dir");
        return kind + ";modify=" + STAMP.format(node.modified()) + ";";
    }

    private static String unixLine(String name, Node node) {
        String kind = node.content().isPresent() ? "-rw-r--r--" : "drwxr-xr-x";
        int size = node.content().map(String::length).orElse(4096);
        return "%s   1 ftp      ftp      %12d Jan 02  2024 %s".formatted(kind, size, name);
    }

    /** The lines of a directory for MLSD or LIST. */
    synchronized String listing(String directory, boolean withFacts) {
        String normal = normal(directory);
        String prefix = normal.isEmpty() ? "" : normal + "/";
        return nodes.entrySet().stream()
                .filter(e -> e.getKey().startsWith(prefix))
                .filter(e -> e.getKey().indexOf('/', prefix.length()) < 0)
                .map(e -> line(e.getKey().substring(prefix.length()), e.getValue(), withFacts))
                .collect(Collectors.joining());
    }

    private static String line(String name, Node node, boolean withFacts) {
        return (withFacts ? facts(node) + " " + name : unixLine(name, node)) + "\r\n";
    }

    private static String normal(String path) {
        String shorter = path.startsWith("./") ? path.substring(2) : path;
        shorter = shorter.startsWith("/") ? shorter.substring(1) : shorter;
        return shorter.endsWith("/") ? shorter.substring(0, shorter.length() - 1) : shorter;
    }
}
