package org.twinport.net.crypto;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets the tests of TLS run by libcrypto where the build asks for it. */
public final class PreferLibcrypto implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext test) {
        CryptoProvider.preferLibcrypto();
    }
}
