/** Scenarios in flesh: machines, servers and clients that run, and what they say. */
@NullMarked
package org.twinport.lab.stand;

import org.jspecify.annotations.NullMarked;
