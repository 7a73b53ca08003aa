/**
 * What to do about a cause: remedies in words, and for each product that they touch the lines to
 * paste or the switch to set, with blanks for addresses and ports.
 */
@NullMarked
package org.twinport.diagnosis.remedy;

import org.jspecify.annotations.NullMarked;
