/**
 * Passwords: hashes of two schemes, the lane on which they are computed, and the decision who may
 * log in.
 */
@NullMarked
package org.twinport.daemon.users;

import org.jspecify.annotations.NullMarked;
