/**
 * How file bytes are represented on the data connection: the type, the ASCII codec, the restart
 * point; and the hash functions that tell whether they came over unchanged.
 */
@NullMarked
package org.twinport.protocol.transfer;

import org.jspecify.annotations.NullMarked;
