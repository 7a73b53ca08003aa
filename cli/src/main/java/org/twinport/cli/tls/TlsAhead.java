package org.twinport.cli.tls;

import org.twinport.net.crypto.CryptoProvider;
import org.twinport.net.tls.FirstHello;

/**
 * Loads what TLS takes while the command line is still read and the server dialled, on a daemon
 * thread of its own that ends by itself.
 */
public final class TlsAhead {

    private TlsAhead() {}

    /** Begins; nobody needs to wait for it. */
    public static void begin() {
        Thread.ofPlatform()
                .daemon()
                .name("tls-ahead")
                .start(() -> {
                    CryptoProvider.preferLibcrypto();
                    var _ = FirstHello.prepare();
                });
    }
}
