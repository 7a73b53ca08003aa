/**
 * X25519 (RFC 7748) for the JVM's TLS by Bouncy Castle, whose arithmetic needs about 40 % of the
 * time of the JDK's: each data connection over TLS makes one key pair and one agreement.
 */
@NullMarked
package org.twinport.daemon.x25519;

import org.jspecify.annotations.NullMarked;
