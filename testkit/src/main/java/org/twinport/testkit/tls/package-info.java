/**
 * Certificates for tests, made in this process by an authority that nobody else trusts, as PEM
 * files for programs and as key stores for Java: good ones, and ones that must be refused.
 */
@NullMarked
package org.twinport.testkit.tls;

import org.jspecify.annotations.NullMarked;
