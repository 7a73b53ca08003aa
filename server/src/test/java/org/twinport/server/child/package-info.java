/** Servers and clients in Java processes of their own: killed, short of memory, short of cores. */
@NullMarked
package org.twinport.server.child;

import org.jspecify.annotations.NullMarked;
