/**
 * The storage interface, defined from what FTP needs: every path is a VirtualPath, every upload is
 * a Sink that is committed or discarded with nothing between, every failure is a StorageException
 * with a reason.
 */
@NullMarked
package org.twinport.storage;

import org.jspecify.annotations.NullMarked;
