package org.twinport.doctor.probe;

import org.jspecify.annotations.Nullable;
import org.twinport.net.tls.TlsClientSession;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLEngine;

/**
 * What is transferred; immutable.
 *
 * @param command the line that starts it
 * @param stores whether it is an upload
 * @param inTls whether the data connection is in TLS
 * @param ownSession a session of TLS of its own for the data connection, or null to resume that of
 *     the control connection
 */
record Trial(String command, boolean stores, boolean inTls, @Nullable TlsClientSession ownSession) {

    private static final int UPLOAD = 100_000;
    private static final String LINE =
            "Twinport has tested whether files arrive. Delete this one.\r\n";

    /** What is stored, or null. */
    @Nullable ByteBuffer upload() {
        if (!stores) {
            return null;
        }
        byte[] line = LINE.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer content = ByteBuffer.allocate(UPLOAD / line.length * line.length);
        while (content.hasRemaining()) {
            content.put(line);
        }
        return content.flip();
    }

    /** What secures the data connection, or null. */
    @Nullable SSLEngine engine(Talk talk) {
        TlsClientSession session = talk.tls();
        if (!inTls || session == null) {
            return null;
        }
        return ownSession == null ? session.dataEngine() : ownSession.controlEngine();
    }

    Trial inClear() {
        return new Trial(command, stores, false, null);
    }

    Trial with(TlsClientSession other) {
        return new Trial(command, stores, inTls, other);
    }
}
