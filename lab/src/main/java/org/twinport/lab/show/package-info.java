/** Scenarios for people to look at: networks and dialogues as text. */
@NullMarked
package org.twinport.lab.show;

import org.jspecify.annotations.NullMarked;
