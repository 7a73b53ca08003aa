/**
 * What the server tells, as lines: the event log in text or JSON, and the transfer log in the
 * xferlog format.
 */
@NullMarked
package org.twinport.daemon.log;

import org.jspecify.annotations.NullMarked;
