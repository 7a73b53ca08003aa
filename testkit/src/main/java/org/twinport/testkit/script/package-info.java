/**
 * An FTP server on real sockets that behaves, or misbehaves, as a test tells it: what clients meet
 * in the field, reproduced on the loopback interface.
 */
@NullMarked
package org.twinport.testkit.script;

import org.jspecify.annotations.NullMarked;
