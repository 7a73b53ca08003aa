/** Directory entries and the line formats in which servers of many kinds write them. */
@NullMarked
package org.twinport.protocol.listing;

import org.jspecify.annotations.NullMarked;
