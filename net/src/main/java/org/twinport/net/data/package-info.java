/**
 * Data connections: how they are asked for, opened and recorded. The one place that chooses ports
 * and the one that decides which peers may be dialled.
 */
@NullMarked
package org.twinport.net.data;

import org.jspecify.annotations.NullMarked;
