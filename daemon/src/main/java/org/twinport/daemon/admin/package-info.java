/** The socket over which the commands of the same host reach a running server. */
@NullMarked
package org.twinport.daemon.admin;

import org.jspecify.annotations.NullMarked;
