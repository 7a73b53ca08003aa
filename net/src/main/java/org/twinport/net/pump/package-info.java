/**
 * Moves bytes between files and sockets. Inside a transfer the data channel does not block: the
 * pump moves what it can, and only when nothing moves it waits, on a selector, for the data socket,
 * a command or the stall deadline.
 */
@NullMarked
package org.twinport.net.pump;

import org.jspecify.annotations.NullMarked;
