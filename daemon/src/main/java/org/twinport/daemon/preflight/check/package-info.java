/**
 * What can be wrong with a host before users come: one small class for each question, which sees
 * nothing but the plan and the facts. Pure.
 */
@NullMarked
package org.twinport.daemon.preflight.check;

import org.jspecify.annotations.NullMarked;
