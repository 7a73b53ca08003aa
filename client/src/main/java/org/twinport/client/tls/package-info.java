/**
 * TLS as a client wants it: how much, in which versions, and whose certificates it believes. What
 * TLS does on the wire is {@code org.twinport.net.tls}.
 */
@NullMarked
package org.twinport.client.tls;

import org.jspecify.annotations.NullMarked;
