/**
 * What the client commands share: URLs, passwords, options, and how an exception becomes a message
 * and an exit code.
 */
@NullMarked
package org.twinport.cli.remote;

import org.jspecify.annotations.NullMarked;
