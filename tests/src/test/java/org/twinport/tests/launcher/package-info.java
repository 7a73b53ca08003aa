/** Tests of the start script {@code ./twinport}. */
@NullMarked
package org.twinport.tests.launcher;

import org.jspecify.annotations.NullMarked;
