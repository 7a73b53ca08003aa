/** {@code twinport lab} and its subcommands. */
@NullMarked
package org.twinport.lab.command;

import org.jspecify.annotations.NullMarked;
