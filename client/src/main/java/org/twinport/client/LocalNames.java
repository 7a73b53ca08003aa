package org.twinport.client;

import org.twinport.protocol.path.Name;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Names of remote files as names of local ones, byte for byte where the file system keeps bytes;
 * pure.
 */
public final class LocalNames {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String PART = ".twinport-part";

    private LocalNames() {}

    /** A relative path of one component. */
    public static Path of(Name name) {
        String text = name.text();
        try {
            Path path = Path.of(text);
            if (path.getNameCount() == 1 && !path.isAbsolute() && nameOf(path).equals(name)) {
                return path;
            }
        } catch (InvalidPathException unmappable) {
            // Under LANG=C plain text cannot name what is not ASCII; a URI can (%XX are bytes).
        }
        StringBuilder uri = new StringBuilder("file:///");
        for (byte b : name.bytes()) {
            uri.append('%').append(HEX.toHexDigits(b));
        }
        Path absolute = Path.of(URI.create(uri.toString()));
        return absolute.getFileName();
    }

    /** The last component of a local path as the bytes it is made of. */
    public static Name nameOf(Path path) {
        Path last = path.getFileName();
        String text = last.toString();
        if (text.chars().allMatch(c -> c < 0x80)) {
            return Name.of(text);
        }
        String raw = last.toUri().getRawPath();
        String component = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
        return new Name(unescaped(component.substring(component.lastIndexOf('/') + 1)));
    }

    /**
     * The name that a file has until it is complete: one that other files do not have, for {@code
     * NAME.part} is the part of other programs, and may well be fetched beside {@code NAME}.
     */
    static Path partOf(Path path) {
        String octets = nameOf(path).octets();
        String suffix = PART;
        if (octets.length() + suffix.length() > Name.MAX_LENGTH) {
            // Long names may differ at their ends only.
            suffix = "-" + HEX.toHexDigits(octets.hashCode()) + PART;
            octets = octets.substring(0, Name.MAX_LENGTH - suffix.length());
        }
        return of(new Name(octets + suffix));
    }

    private static String unescaped(String raw) {
        StringBuilder octets = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                octets.append((char) Integer.parseInt(raw.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                octets.append(
                        new String(
                                String.valueOf(raw.charAt(i)).getBytes(StandardCharsets.UTF_8),
                                StandardCharsets.ISO_8859_1));
            }
        }
        return octets.toString();
    }
}
