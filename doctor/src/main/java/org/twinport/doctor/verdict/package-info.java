/** What an examination comes to, as values: the causes, how sure they are, what works. */
@NullMarked
package org.twinport.doctor.verdict;

import org.jspecify.annotations.NullMarked;
