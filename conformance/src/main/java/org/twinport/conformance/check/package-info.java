/**
 * What a check is made of: where its requirement stands, what came of it, and the connections over
 * which it talks to a server of which it knows nothing.
 */
@NullMarked
package org.twinport.conformance.check;

import org.jspecify.annotations.NullMarked;
