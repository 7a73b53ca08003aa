/**
 * What a server tells a client of their own session (SITE DIAG, docs/site-diag.md): records, and
 * their form on the wire, which no gateway that rewrites PORT or 227 can touch. Both ends use the
 * same code.
 */
@NullMarked
package org.twinport.protocol.diag;

import org.jspecify.annotations.NullMarked;
