/**
 * Commands as values: one table of verbs, one record per verb, a parser for what a server receives
 * and a writer for what a client sends. All text is octets (ISO 8859-1), so that no byte of a name
 * is lost.
 */
@NullMarked
package org.twinport.protocol.command;

import org.jspecify.annotations.NullMarked;
