package org.twinport.protocol.path;

import java.util.ArrayList;
import java.util.List;

/**
 * A path on the server as a client sees it: absolute and normalised, or it does not exist.
 *
 * <p>There is no way to build one that contains {@code ..}, an empty component or a control byte
 * that would break a reply line, so everything behind this type is spared the question. {@code ..}
 * at the root stays at the root, as in every Unix server.
 *
 * @param names the components from the root down; empty for the root itself
 */
public record VirtualPath(List<Name> names) implements Comparable<VirtualPath> {

    /** The root, {@code /}. */
    public static final VirtualPath ROOT = new VirtualPath(List.of());

    /** The longest path in bytes that is accepted (PATH_MAX of Linux). */
    public static final int MAX_LENGTH = 4096;

    public VirtualPath {
        names = List.copyOf(names);
    }

    /** The path that {@code text}, in UTF-8, names from the root. */
    public static VirtualPath of(String text) {
        return ROOT.resolve(Name.octetsOf(text));
    }

    /**
     * What a path argument means when this is the working directory.
     *
     * @param octets the argument as it came over the wire, one char per byte
     * @throws InvalidPathText if it or the result is too long, or it contains NUL, CR or LF
     */
    public VirtualPath resolve(String octets) {
        if (octets.length() > MAX_LENGTH) {
            throw new InvalidPathText("path is longer than " + MAX_LENGTH + " bytes");
        }
        List<Name> result = octets.startsWith("/") ? new ArrayList<>() : new ArrayList<>(names);
        int start = 0;
        while (start <= octets.length()) {
            int end = octets.indexOf('/', start);
            end = end < 0 ? octets.length() : end;
            step(result, octets.substring(start, end));
            start = end + 1;
        }
        // A short argument may still grow a deep working directory beyond every bound.
        if (length(result) > MAX_LENGTH) {
            throw new InvalidPathText("path is longer than " + MAX_LENGTH + " bytes");
        }
        return new VirtualPath(result);
    }

    private static int length(List<Name> names) {
        return names.stream().mapToInt(name -> 1 + name.octets().length()).sum();
    }

    private static void step(List<Name> path, String component) {
        switch (component) {
            case "", "." -> {}
            case ".." -> {
                if (!path.isEmpty()) {
                    path.removeLast();
                }
            }
            default -> path.add(new Name(component));
        }
    }

    /** The entry {@code name} below this directory. */
    public VirtualPath child(Name name) {
        List<Name> longer = new ArrayList<>(names.size() + 1);
        longer.addAll(names);
        longer.add(name);
        return new VirtualPath(longer);
    }

    /** The directory this path lies in; the root is its own parent. */
    public VirtualPath parent() {
        return isRoot() ? this : new VirtualPath(names.subList(0, names.size() - 1));
    }

    public boolean isRoot() {
        return names.isEmpty();
    }

    /**
     * The last component.
     *
     * @throws InvalidPathText for the root, which has no name
     */
    public Name name() {
        if (isRoot()) {
            throw new InvalidPathText("the root has no name");
        }
        return names.getLast();
    }

    /** Whether {@code other} is this path or lies below it. */
    public boolean contains(VirtualPath other) {
        return other.names.size() >= names.size()
                && other.names.subList(0, names.size()).equals(names);
    }

    /** The path as it goes over the wire, one char per byte. */
    public String octets() {
        if (isRoot()) {
            return "/";
        }
        StringBuilder out = new StringBuilder();
        names.forEach(n -> out.append('/').append(n.octets()));
        return out.toString();
    }

    /**
     * The path between double quotes with inner quotes doubled, as 257 wants it (RFC 959 appendix
     * II).
     */
    public String quoted() {
        return '"' + octets().replace("\"", "\"\"") + '"';
    }

    @Override
    public int compareTo(VirtualPath other) {
        return octets().compareTo(other.octets());
    }

    /** The path as people read it. */
    @Override
    public String toString() {
        return Name.textOf(octets());
    }
}
