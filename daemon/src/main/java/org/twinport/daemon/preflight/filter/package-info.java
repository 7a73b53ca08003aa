/**
 * Packet filters of Linux as values: rules read from nft's JSON or from iptables-save, and a walk
 * of one packet through them. Pure: nothing here asks the machine.
 */
@NullMarked
package org.twinport.daemon.preflight.filter;

import org.jspecify.annotations.NullMarked;
