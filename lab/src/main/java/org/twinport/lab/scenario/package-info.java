/**
 * What a scenario of the lab is, as values: a network, a situation in which everything works, a
 * fault, what the user wants, and what is true of it.
 */
@NullMarked
package org.twinport.lab.scenario;

import org.jspecify.annotations.NullMarked;
