/** The scenarios of the lab, written down stage by stage. */
@NullMarked
package org.twinport.lab.catalogue;

import org.jspecify.annotations.NullMarked;
