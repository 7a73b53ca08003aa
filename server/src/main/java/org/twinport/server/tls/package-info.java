/**
 * How much TLS is asked of clients, in words that settings and accounts share (RFC 4217 section 4).
 */
@NullMarked
package org.twinport.server.tls;

import org.jspecify.annotations.NullMarked;
