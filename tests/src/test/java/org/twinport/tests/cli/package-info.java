/** The command line end to end: real processes on the loopback, as people and scripts use them. */
@NullMarked
package org.twinport.tests.cli;

import org.jspecify.annotations.NullMarked;
