/**
 * What tests of this module are written with: conditions that skip with a reason, and the check for
 * leftovers.
 */
@NullMarked
package org.twinport.tests.junit;

import org.jspecify.annotations.NullMarked;
