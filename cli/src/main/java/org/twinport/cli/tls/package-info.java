/**
 * TLS on the command line: the schemes of URLs, the options, and the file of certificates that were
 * accepted on first use. What they mean is {@code org.twinport.client.tls}.
 */
@NullMarked
package org.twinport.cli.tls;

import org.jspecify.annotations.NullMarked;
