package org.twinport.daemon.log;

import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.transfer.TransferType;
import org.twinport.server.event.SessionEvent.Direction;
import org.twinport.server.event.SessionEvent.Transferred;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/**
 * The line of the transfer log, as xferlog(5) of wu-ftpd defines it and every log analyser reads
 * it; pure. Bytes of names stay as they are, one char each, but for blanks and controls.
 */
final class Xferlog {

    /** As ctime(3) writes it: the day padded with a blank. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

    private Xferlog() {}

    /**
     * The line without its end.
     *
     * @param end when the transfer ended
     */
    static String line(Transferred event, ZonedDateTime end) {
        String user = Objects.requireNonNullElse(event.who().user(), "-");
        return String.join(
                " ",
                TIME.format(end),
                String.valueOf(Math.max(1, event.duration().plusMillis(999).toSeconds())),
                HostPort.literal(event.who().peer().getAddress()),
                String.valueOf(event.bytes()),
                field(event.path().octets()),
                event.type() == TransferType.ASCII ? "a" : "b",
                "_",
                event.direction() == Direction.TO_CLIENT ? "o" : "i",
                user.equals("anonymous") ? "a" : "r",
                field(Name.octetsOf(user)),
                "ftp 0 *",
                event.complete() ? "c" : "i");
    }

    /** Fields are separated by blanks, so they cannot contain any. */
    private static String field(String octets) {
        StringBuilder out = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            out.append(c <= ' ' || c == 0x7f ? '_' : c);
        }
        return out.toString();
    }
}
