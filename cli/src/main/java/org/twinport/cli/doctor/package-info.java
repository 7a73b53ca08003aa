/** What {@code twinport doctor} makes of its options, and of a report for programs. */
@NullMarked
package org.twinport.cli.doctor;

import org.jspecify.annotations.NullMarked;
