/**
 * The machine as far as a server depends on it, as one immutable value, and the one class that
 * looks at the machine to make it.
 */
@NullMarked
package org.twinport.daemon.preflight.host;

import org.jspecify.annotations.NullMarked;
