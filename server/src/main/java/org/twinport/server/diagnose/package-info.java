/** From the facts of a failed data connection or transfer to its cause; pure functions. */
@NullMarked
package org.twinport.server.diagnose;

import org.jspecify.annotations.NullMarked;
