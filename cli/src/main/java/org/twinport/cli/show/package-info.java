/**
 * What a person or a program gets to see: progress bars or plain lines, tables or JSON, the trace
 * of both connections. Text from servers is made harmless before it reaches a terminal.
 */
@NullMarked
package org.twinport.cli.show;

import org.jspecify.annotations.NullMarked;
