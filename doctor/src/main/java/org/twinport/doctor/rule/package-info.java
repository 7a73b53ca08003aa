/**
 * From facts to findings: pure functions, one class for each stage, in the order in which a session
 * passes through them.
 */
@NullMarked
package org.twinport.doctor.rule;

import org.jspecify.annotations.NullMarked;
