/**
 * Commands, options and exit codes. What a person types is turned into calls of the client and the
 * daemon; nothing here knows the protocol.
 */
@NullMarked
package org.twinport.cli;

import org.jspecify.annotations.NullMarked;
