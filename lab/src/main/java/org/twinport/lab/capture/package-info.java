/**
 * What really went over a cable: packets written down by tcpdump and read here, so that tests speak
 * of packets and not of logs.
 */
@NullMarked
package org.twinport.lab.capture;

import org.jspecify.annotations.NullMarked;
