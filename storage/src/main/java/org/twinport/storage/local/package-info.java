/**
 * Files in a directory of this machine. Paths are resolved component by component without following
 * links, so that no name, link or race leads out of the root; uploads are written aside and
 * renamed.
 */
@NullMarked
package org.twinport.storage.local;

import org.jspecify.annotations.NullMarked;
