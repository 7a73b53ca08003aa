/** Settings as immutable records. A running session keeps the rules under which it began. */
@NullMarked
package org.twinport.server.config;

import org.jspecify.annotations.NullMarked;
