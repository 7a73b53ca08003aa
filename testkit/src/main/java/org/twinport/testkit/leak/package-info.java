/**
 * Finds what a test has left behind in this process: threads, sockets, open files, child processes.
 */
@NullMarked
package org.twinport.testkit.leak;

import org.jspecify.annotations.NullMarked;
