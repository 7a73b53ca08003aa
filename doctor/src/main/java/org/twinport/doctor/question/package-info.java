/** What a person wants to know, and how long they will wait for it. */
@NullMarked
package org.twinport.doctor.question;

import org.jspecify.annotations.NullMarked;
