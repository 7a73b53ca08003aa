/**
 * Storages in front of storages: the permission view through which every session works, read-only
 * views, and others to come.
 */
@NullMarked
package org.twinport.storage.view;

import org.jspecify.annotations.NullMarked;
