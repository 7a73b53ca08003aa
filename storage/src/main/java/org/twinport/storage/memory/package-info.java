/** Files in memory, for tests, examples and embedders; the second proof of the storage contract. */
@NullMarked
package org.twinport.storage.memory;

import org.jspecify.annotations.NullMarked;
