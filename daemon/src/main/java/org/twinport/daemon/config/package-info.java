/**
 * From file, environment and command line to immutable settings. One table of keys feeds the
 * reader, the error messages and the reference page.
 */
@NullMarked
package org.twinport.daemon.config;

import org.jspecify.annotations.NullMarked;
