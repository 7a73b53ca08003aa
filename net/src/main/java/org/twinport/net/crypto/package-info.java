/**
 * What TLS computes, by OpenSSL's libcrypto where a system has it: a security provider before the
 * JDK's own, for the whole JVM, with AES-GCM, X25519 and signing. The JDK's arithmetic is as quick
 * only after the compiler has had its time, and for signatures and X25519 never. Whatever is not
 * offered here the JDK does itself; so it does all where libcrypto is missing.
 */
@NullMarked
package org.twinport.net.crypto;

import org.jspecify.annotations.NullMarked;
