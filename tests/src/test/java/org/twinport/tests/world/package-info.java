/**
 * What the tests of the real world share: our server on loopback, files worth sending, trees to
 * compare, a relay that breaks connections.
 */
@NullMarked
package org.twinport.tests.world;

import org.jspecify.annotations.NullMarked;
