package org.twinport.protocol.path;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One path component as the bytes it is made of; text is only a view.
 *
 * <p>FTP servers have written names in many encodings (RFC 2640 asks for UTF-8, few old devices
 * comply), so a name that cannot be decoded must still be listed, fetched and deleted. The octets
 * are kept as a string in which each char is one byte (ISO 8859-1).
 *
 * @param octets the bytes, one char each; never empty, never {@code .} or {@code ..}, free of NUL,
 *     CR, LF and '/'
 */
public record Name(String octets) implements Comparable<Name> {

    /** The longest name in bytes that file systems in use can store. */
    public static final int MAX_LENGTH = 255;

    public Name {
        if (octets.isEmpty() || octets.equals(".") || octets.equals("..")) {
            throw new InvalidPathText("empty, '.' and '..' are not names");
        }
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c == 0 || c == '\r' || c == '\n' || c == '/' || c > 0xff) {
                throw new InvalidPathText("NUL, CR, LF and '/' cannot be part of a name");
            }
        }
    }

    /** A name from text, as UTF-8 (RFC 2640 section 2.2). */
    public static Name of(String text) {
        return new Name(octetsOf(text));
    }

    /** A name from its raw bytes. */
    public static Name ofBytes(byte[] bytes) {
        return new Name(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** The bytes of the name. */
    public byte[] bytes() {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The name as people read it: decoded as UTF-8 where it is UTF-8, else as ISO 8859-1. */
    public String text() {
        return textOf(octets);
    }

    /** UTF-8 bytes of {@code text}, one char each. */
    public static String octetsOf(String text) {
        return isAscii(text)
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Decodes octets as UTF-8, or leaves them as ISO 8859-1 where they are not UTF-8. */
    public static String textOf(String octets) {
        if (isAscii(octets)) {
            return octets;
        }
        try {
            byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            return octets;
        }
    }

    private static boolean isAscii(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Name other) {
        return octets.compareTo(other.octets);
    }

    @Override
    public String toString() {
        return text();
    }
}
