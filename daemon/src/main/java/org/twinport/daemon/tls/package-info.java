/**
 * Certificates and their keys on disk: read from PEM or PKCS#12, made on first use where there are
 * none, and read again when they change. What is wrong with a file is said in one sentence with the
 * way out of it. Knows neither the configuration nor TLS itself.
 */
@NullMarked
package org.twinport.daemon.tls;

import org.jspecify.annotations.NullMarked;
