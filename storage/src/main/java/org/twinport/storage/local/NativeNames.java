package org.twinport.storage.local;

import static java.util.Objects.requireNonNull;

import org.twinport.protocol.path.Name;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Names as bytes to and from paths of this system, in any locale; immutable.
 *
 * <p>{@link Path#of(String, String...)} and {@link Path#toString} go through the locale's encoding
 * and lose bytes that it does not know (all above 0x7f under LANG=C). A file URI with percent
 * escapes keeps them.
 */
final class NativeNames {
    private static final Path TOP = Path.of("/");

    private final boolean utf8 = pathsAreUtf8();

    private static boolean pathsAreUtf8() {
        try {
            String probe = TOP.resolve("\u00e9\u4e2d").toUri().getRawPath();
            return probe.equals("/%C3%A9%E4%B8%AD");
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /** The name as a relative path of one component. */
    Path path(Name name) {
        String octets = name.octets();
        return isAscii(octets) ? Path.of(octets) : escaped(octets);
    }

    private static Path escaped(String octets) {
        StringBuilder uri = new StringBuilder("file:///");
        HexFormat hex = HexFormat.of().withUpperCase();
        for (byte b : octets.getBytes(StandardCharsets.ISO_8859_1)) {
            uri.append('%').append(hex.toHexDigits(b));
        }
        return requireNonNull(Path.of(URI.create(uri.toString())).getFileName());
    }

    /** The bytes of a path, one char each. */
    String octets(Path path) {
        String text = path.toString();
        if (isAscii(text)) {
            return text;
        }
        // A replacement character stands for bytes that were lost, or rarely for itself.
        if (utf8 && text.indexOf('\ufffd') < 0) {
            return Name.octetsOf(text);
        }
        return StreamSupport.stream(path.spliterator(), false)
                .map(NativeNames::unescaped)
                .collect(Collectors.joining("/", path.isAbsolute() ? "/" : "", ""));
    }

    private static String unescaped(Path component) {
        String raw = TOP.resolve(component).toUri().getRawPath();
        StringBuilder octets = new StringBuilder(raw.length());
        for (int i = 1; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                octets.append((char) HexFormat.fromHexDigits(raw, i + 1, i + 3));
                i += 2;
            } else if (c != '/') {
                octets.append(c);
            }
        }
        return octets.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }
}
