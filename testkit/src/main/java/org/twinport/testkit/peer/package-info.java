/**
 * FTP servers of others (vsftpd, ProFTPD, Pure-FTPd, pyftpdlib) on a free port for the length of a
 * test, with one account and one folder. They are unpacked by {@code support/unpack-peers}, not
 * installed, and leave nothing behind.
 */
@NullMarked
package org.twinport.testkit.peer;

import org.jspecify.annotations.NullMarked;
