/**
 * X25519 (RFC 7748) by Bouncy Castle, for systems without OpenSSL: each data connection over TLS
 * makes one key pair and one agreement, and the JDK takes more than twice as long.
 */
@NullMarked
package org.twinport.daemon.x25519;

import org.jspecify.annotations.NullMarked;
