/**
 * The lines that the remedies print are accepted by the programs that they are for, as far as those
 * are here: options exist, configurations load, rules apply. Whether they cure is the lab's to
 * show.
 */
@NullMarked
package org.twinport.tests.remedy;

import org.jspecify.annotations.NullMarked;
