/**
 * A raw FTP client for tests: it sends what the test says, byte for byte, keeps the whole dialogue,
 * and shows it when something else comes back than the test expects. It knows no JUnit.
 */
@NullMarked
package org.twinport.testkit.dialogue;

import org.jspecify.annotations.NullMarked;
