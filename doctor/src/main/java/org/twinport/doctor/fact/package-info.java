/**
 * What was observed, as values without any opinion: each probe writes its own kind, and the rules
 * read nothing else.
 */
@NullMarked
package org.twinport.doctor.fact;

import org.jspecify.annotations.NullMarked;
