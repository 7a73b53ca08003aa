/** Our client against our server. */
@NullMarked
package org.twinport.tests.both;

import org.jspecify.annotations.NullMarked;
