/**
 * What an administrator should know of the host before users come: {@code twinport doctor
 * --server}, and its quick part when a server starts.
 */
@NullMarked
package org.twinport.daemon.preflight;

import org.jspecify.annotations.NullMarked;
