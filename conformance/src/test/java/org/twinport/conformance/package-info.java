/** Tests of the list of checks, and the page that derives from it. */
@NullMarked
package org.twinport.conformance;

import org.jspecify.annotations.NullMarked;
