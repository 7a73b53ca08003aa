/** The black-box check against our server and others, and the pages that derive from it. */
@NullMarked
package org.twinport.tests.conformance;

import org.jspecify.annotations.NullMarked;
