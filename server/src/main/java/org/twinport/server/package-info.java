/**
 * The server as its embedder sees it: start, reload, close. Everything it does for a client happens
 * in one virtual thread per session; everything it notices goes out as events.
 */
@NullMarked
package org.twinport.server;

import org.jspecify.annotations.NullMarked;
