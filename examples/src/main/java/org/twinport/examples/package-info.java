/** Short programs that show how the libraries are used; the tests compile and run them. */
@NullMarked
package org.twinport.examples;

import org.jspecify.annotations.NullMarked;
