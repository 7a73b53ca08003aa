/**
 * Addresses and ports as PORT, 227, EPRT and 229 write them (RFC 959, RFC 2428). No name is ever
 * looked up here.
 */
@NullMarked
package org.twinport.protocol.endpoint;

import org.jspecify.annotations.NullMarked;
