/** The checks, one class for each family; constants that any thread may read. */
@NullMarked
package org.twinport.conformance.list;

import org.jspecify.annotations.NullMarked;
