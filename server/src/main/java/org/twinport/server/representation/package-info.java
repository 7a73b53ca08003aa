/**
 * How files and names look on the wire for one user or one network, where that is no matter of
 * course.
 */
@NullMarked
package org.twinport.server.representation;

import org.jspecify.annotations.NullMarked;
