package org.twinport.server.session;

import org.twinport.protocol.listing.OctetLine;
import org.twinport.protocol.reply.Reply;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The edge between the charset of a client and the UTF-8 of the storage; owned by the session's
 * thread.
 *
 * <p>Names are bytes everywhere behind it. A line that cannot be decoded, or not be written in the
 * client's charset, passes as it is: an odd name is shown oddly and loses no listing.
 */
public final class WireNames {

    private Charset charset = StandardCharsets.UTF_8;
    private boolean utf8;

    /** What the rules say for this client; it holds until the client wants UTF-8. */
    public void charset(Charset agreed) {
        charset = agreed;
    }

    /** OPTS UTF8: from now on UTF-8 whatever the rules say, or what they say again. */
    public void utf8(boolean wanted) {
        utf8 = wanted;
    }

    /** Whether there is another charset than UTF-8 to go back to. */
    public boolean hasOther() {
        return !charset.equals(StandardCharsets.UTF_8);
    }

    /** Octets of the client as octets of the storage. */
    public String fromWire(String octets) {
        return converted(octets, charset, StandardCharsets.UTF_8);
    }

    /**
     * Octets of the storage as octets for the client; unchanged if the client could not name the
     * file with what came out, as where a yen sign becomes a backslash.
     */
    public String toWire(String octets) {
        String written = converted(octets, StandardCharsets.UTF_8, charset);
        return fromWire(written).equals(octets) ? written : octets;
    }

    /** The same for a line, in place; most clients read UTF-8, and most lines are ASCII. */
    public void toWire(OctetLine line) {
        if (!isSame() && !line.isAscii()) {
            String octets = line.toString();
            line.clear();
            line.add(toWire(octets));
        }
    }

    /** A reply as the client reads it. */
    public Reply toWire(Reply reply) {
        return isSame()
                ? reply
                : new Reply(reply.code(), reply.lines().stream().map(this::toWire).toList());
    }

    private boolean isSame() {
        return utf8 || !hasOther();
    }

    private String converted(String octets, Charset from, Charset to) {
        if (isSame() || octets.chars().allMatch(c -> c < 0x80)) {
            return octets;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1));
            CharBuffer text = from.newDecoder().decode(bytes);
            ByteBuffer encoded = to.newEncoder().encode(text);
            return StandardCharsets.ISO_8859_1.decode(encoded).toString();
        } catch (CharacterCodingException unwritable) {
            return octets;
        }
    }
}
