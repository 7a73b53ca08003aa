/** The walls of ARCHITECTURE.md, the size of things and the pages that derive from code. */
@NullMarked
package org.twinport.tests.architecture;

import org.jspecify.annotations.NullMarked;
