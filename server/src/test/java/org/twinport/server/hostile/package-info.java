/** Bad input, bad peers, bad moments: what a server on the open network meets. */
@NullMarked
package org.twinport.server.hostile;

import org.jspecify.annotations.NullMarked;
