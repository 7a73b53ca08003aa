/** Pages for people that are written from the tables of causes and remedies. */
@NullMarked
package org.twinport.tests.page;

import org.jspecify.annotations.NullMarked;
