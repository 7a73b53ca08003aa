/** What the server tells the world: sealed records to one listener, on the session's thread. */
@NullMarked
package org.twinport.server.event;

import org.jspecify.annotations.NullMarked;
