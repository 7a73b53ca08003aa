/**
 * The connection doctor: asks a server what every client would ask, stage by stage, keeps what came
 * of it as facts, and finds the cause from the facts alone. Probes do the talking, rules are pure
 * functions, the report is a value.
 */
@NullMarked
package org.twinport.doctor;

import org.jspecify.annotations.NullMarked;
