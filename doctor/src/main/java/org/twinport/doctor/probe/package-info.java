/**
 * The talking part: one class for each stage of a session. All on the doctor's thread, nothing that
 * goes wrong is an exception: it is a fact.
 */
@NullMarked
package org.twinport.doctor.probe;

import org.jspecify.annotations.NullMarked;
