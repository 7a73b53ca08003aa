/** The report for people: plain text, Markdown, and the picture of both connections. */
@NullMarked
package org.twinport.doctor.report;

import org.jspecify.annotations.NullMarked;
