/**
 * The server as a service: started from settings, reloaded while it runs, ended without a trace.
 * One object per server, so that several live in one process.
 */
@NullMarked
package org.twinport.daemon;

import org.jspecify.annotations.NullMarked;
