package org.twinport.server.representation;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * How files and names look on the wire for a user or for the clients of a network.
 *
 * @param ascii what TYPE A does; null if nothing is said
 * @param charset of names before a client switches to UTF-8; null if nothing is said
 */
public record Representation(@Nullable AsciiPolicy ascii, @Nullable Charset charset) {

    /** Says nothing. */
    public static final Representation UNSAID = new Representation(null, null);

    /** TYPE A converts, and names are the bytes that they are in the storage. */
    public static final Representation DEFAULT =
            new Representation(AsciiPolicy.CONVERT, StandardCharsets.UTF_8);

    /**
     * @throws IllegalArgumentException for a charset that {@link #parseCharset} would not take
     */
    public Representation {
        if (charset != null && !carriesAscii(charset)) {
            throw new IllegalArgumentException("not for lines of commands: " + charset);
        }
    }

    /** The same, and where this says nothing, {@code other}. */
    public Representation over(Representation other) {
        return new Representation(
                ascii == null ? other.ascii : ascii, charset == null ? other.charset : charset);
    }

    /** Whether TYPE A converts line ends. */
    public boolean convertsAscii() {
        return ascii != AsciiPolicy.IGNORE;
    }

    /** The charset of names on the wire. */
    public Charset charsetOrUtf8() {
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }

    /**
     * The charset of this name, if this Java has it and commands can be written in it: ASCII has to
     * look like ASCII, which UTF-16, EBCDIC and charsets with escape sequences do not.
     */
    public static Optional<Charset> parseCharset(String name) {
        try {
            return Optional.of(Charset.forName(name)).filter(Representation::carriesAscii);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static boolean carriesAscii(Charset charset) {
        if (!charset.canEncode()) {
            return false;
        }
        StringBuilder all = new StringBuilder();
        for (char c = 1; c < 0x80; c++) {
            all.append(c);
        }
        // What ISO 2022 and its kin take for a switch to two bytes a character.
        String ascii = all.append("\u001b$B$\"~{VP~}").toString();
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        return ascii.equals(new String(bytes, charset))
                && Arrays.equals(bytes, ascii.getBytes(charset));
    }
}
