/** The second ring: every verb and every behaviour of the server, seen on real sockets. */
@NullMarked
package org.twinport.server.dialogue;

import org.jspecify.annotations.NullMarked;
