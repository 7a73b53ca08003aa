/** Tests of the test bench's other servers. */
@NullMarked
package org.twinport.tests.peer;

import org.jspecify.annotations.NullMarked;
