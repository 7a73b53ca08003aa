/**
 * An FTP client. {@link org.twinport.client.FtpClient} is one connection, blocking and closeable;
 * data connections are opened by the first way that really reaches the server (EPSV, PASV, active),
 * and every failure is an {@link org.twinport.client.FtpException} that tells where, with what
 * reply, between which endpoints and why.
 */
@NullMarked
package org.twinport.client;

import org.jspecify.annotations.NullMarked;
