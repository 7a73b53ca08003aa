package org.twinport.testkit.tls;

import java.nio.file.Path;

/**
 * Where a credential is on disk; a value.
 *
 * @param certificate the chain
 * @param key the private key, PKCS#8
 * @param both key and chain in one file
 */
public record PemFiles(Path certificate, Path key, Path both) {}
