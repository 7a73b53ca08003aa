/**
 * The proof: for each scenario that its fault is genuine, that the doctor names it, and that what
 * the doctor prints cures it.
 */
@NullMarked
package org.twinport.lab.verify;

import org.jspecify.annotations.NullMarked;
