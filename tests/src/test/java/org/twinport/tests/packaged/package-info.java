/** Tests of what {@code ./twinport package} makes. */
@NullMarked
package org.twinport.tests.packaged;

import org.jspecify.annotations.NullMarked;
