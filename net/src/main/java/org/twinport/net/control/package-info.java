/** The control connection as bounded lines of octets, for both ends. */
@NullMarked
package org.twinport.net.control;

import org.jspecify.annotations.NullMarked;
