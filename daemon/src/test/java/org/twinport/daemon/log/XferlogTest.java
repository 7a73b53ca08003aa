package org.twinport.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.protocol.transfer.TransferType;
import org.twinport.server.event.SessionEvent.Direction;
import org.twinport.server.event.SessionEvent.Transferred;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;

final class XferlogTest {

    private static final ZonedDateTime NOON =
            ZonedDateTime.of(2026, 11, 25, 10, 2, 58, 0, ZoneId.of("Europe/Berlin"));

    private static Transferred transferred(
            String user, String path, TransferType type, Direction way, boolean complete) {
        return new Transferred(
                Events.who(user),
                way,
                VirtualPath.ROOT.resolve(path),
                type,
                1234,
                Duration.ofMillis(2_300),
                complete);
    }

    @Test
    void a_download_in_image_type() {
        assertThat(
                        Xferlog.line(
                                transferred(
                                        "anna",
                                        "/pub/a.bin",
                                        TransferType.IMAGE,
                                        Direction.TO_CLIENT,
                                        true),
                                NOON))
                .isEqualTo(
                        "Wed Nov 25 10:02:58 2026 3 192.0.2.7 1234 /pub/a.bin b _ o r anna ftp 0 * c");
    }

    @Test
    void an_anonymous_upload_in_ascii_that_broke_on_a_day_of_one_digit() {
        assertThat(
                        Xferlog.line(
                                transferred(
                                        "anonymous",
                                        "/in/x",
                                        TransferType.ASCII,
                                        Direction.FROM_CLIENT,
                                        false),
                                NOON.withDayOfMonth(4)))
                .isEqualTo(
                        "Wed Nov  4 10:02:58 2026 3 192.0.2.7 1234 /in/x a _ i a anonymous ftp 0 * i");
    }

    @Test
    void blanks_and_controls_of_names_become_underscores_and_other_bytes_stay() {
        assertThat(
                        Xferlog.line(
                                transferred(
                                        "j\u00f6rg b",
                                        "/a b\tc\u001b[2J\u00fc",
                                        TransferType.IMAGE,
                                        Direction.TO_CLIENT,
                                        true),
                                NOON))
                .endsWith(" /a_b_c_[2J\u00fc b _ o r j\u00c3\u00b6rg_b ftp 0 * c")
                .satisfies(line -> assertThat(line.split(" +")).hasSize(18));
    }

    @Test
    void no_transfer_takes_less_than_a_second() {
        Transferred quick =
                new Transferred(
                        Events.who("a"),
                        Direction.TO_CLIENT,
                        VirtualPath.of("/x"),
                        TransferType.IMAGE,
                        0,
                        Duration.ZERO,
                        true);
        assertThat(Xferlog.line(quick, NOON)).startsWith("Wed Nov 25 10:02:58 2026 1 192.0.2.7 0 ");
    }
}
