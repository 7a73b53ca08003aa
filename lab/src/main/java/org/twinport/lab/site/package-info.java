/**
 * The networks of the lab's scenarios: which machines there are, how they are cabled, and which
 * addresses they have. Knows neither servers nor faults.
 */
@NullMarked
package org.twinport.lab.site;

import org.jspecify.annotations.NullMarked;
