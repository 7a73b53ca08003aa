package org.twinport.net.tls;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * Makes a ClientHello that nobody gets, on the caller's thread: the JDK then has loaded what the
 * first handshake takes, which is most of that handshake's time in a program that has just started.
 */
public final class FirstHello {

    private FirstHello() {}

    /**
     * Takes some 100 ms the first time.
     *
     * @return the length of the record in bytes; 0 if this JDK makes none
     */
    public static int prepare() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new NoClients()}, null);
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(true);
            engine.beginHandshake();
            ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), record);
            return record.position();
        } catch (GeneralSecurityException | SSLException _) {
            return 0; // The real handshake meets with the same and tells it.
        }
    }
}
