/**
 * The one table of causes that replies, exceptions, reports and documents share: where in the
 * dialogue something failed, why, on what evidence, who must act and what to change.
 */
@NullMarked
package org.twinport.diagnosis;

import org.jspecify.annotations.NullMarked;
