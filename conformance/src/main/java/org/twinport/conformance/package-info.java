/**
 * The examination of a server: every check in turn, a folder of its own on the server that it makes
 * and removes, and a report as text or Markdown.
 */
@NullMarked
package org.twinport.conformance;

import org.jspecify.annotations.NullMarked;
