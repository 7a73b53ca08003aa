/**
 * Replies as values: three digits and lines of text (RFC 959 section 4.2), written by servers and
 * read, tolerantly, by clients.
 */
@NullMarked
package org.twinport.protocol.reply;

import org.jspecify.annotations.NullMarked;
