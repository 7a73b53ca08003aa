/**
 * Runs programs of others (curl, lftp, ncftp, an FTP server) as child processes with a deadline,
 * captured output and nothing left behind. Knows no test framework.
 */
@NullMarked
package org.twinport.testkit.tool;

import org.jspecify.annotations.NullMarked;
