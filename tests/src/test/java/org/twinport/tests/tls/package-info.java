/**
 * Client programs of others over TLS against any FTPS server: one table of tools, ways, tasks and
 * servers, of which a quick run takes a cut.
 */
@NullMarked
package org.twinport.tests.tls;

import org.jspecify.annotations.NullMarked;
