/**
 * Single questions to the network, answered by type and time: does a port accept, how many routers
 * away does a packet die, does this host have a route. The answers are values; what they mean is
 * decided elsewhere. {@link org.twinport.net.probe.PathWalk} makes native calls where the system
 * and the caller allow it.
 */
@NullMarked
package org.twinport.net.probe;

import org.jspecify.annotations.NullMarked;
