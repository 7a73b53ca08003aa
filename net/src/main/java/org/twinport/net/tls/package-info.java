/**
 * TLS over sockets that do not block (RFC 8446, RFC 5246), and what FTP asks of it beyond a
 * connection: one context for each control connection, so that a data connection which resumes a
 * session can only have resumed this one (RFC 4217 section 10), and no ticket to a client that only
 * sends.
 */
@NullMarked
package org.twinport.net.tls;

import org.jspecify.annotations.NullMarked;
