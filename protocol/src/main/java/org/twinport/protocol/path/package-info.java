/**
 * Names and paths on the server's side of the wire. A path is absolute and normalised or it does
 * not exist; a name keeps its bytes, and text is only a view of them.
 */
@NullMarked
package org.twinport.protocol.path;

import org.jspecify.annotations.NullMarked;
