package org.twinport.tests.tls;

import java.nio.file.Path;

/**
 * A running server and the way to it; a value.
 *
 * @param host a literal IPv4 address that its certificate names
 * @param port the control port that fits the way
 * @param authority PEM of the authority that has issued its certificate
 * @param stop ends it
 */
record TlsSite(
        String host,
        int port,
        String user,
        String password,
        Path authority,
        TlsWay way,
        Runnable stop)
        implements AutoCloseable {

    /** The URL of a path of plain letters. */
    String url(String path) {
        return "%s://%s:%d/%s".formatted(way.implicit() ? "ftps" : "ftp", host, port, path);
    }

    @Override
    public void close() {
        stop.run();
    }
}
