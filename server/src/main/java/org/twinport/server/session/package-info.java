/**
 * One client from greeting to goodbye: the loop, the states, the one-shot memory of RNFR and REST,
 * the watch over the control connection during a transfer.
 */
@NullMarked
package org.twinport.server.session;

import org.jspecify.annotations.NullMarked;
