/**
 * What the verbs do, one class per family. A handler takes the state it needs, returns the next one
 * with the final reply, and never writes a 5xx for an exception.
 */
@NullMarked
package org.twinport.server.handler;

import org.jspecify.annotations.NullMarked;
