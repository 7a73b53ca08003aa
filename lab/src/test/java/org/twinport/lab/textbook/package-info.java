/**
 * The textbook of FTP as tests: how both modes work on ports 21 and 20, and how they fail behind
 * firewalls and NAT, seen in packets. The server and the clients are processes on machines of the
 * lab.
 */
@NullMarked
package org.twinport.lab.textbook;

import org.jspecify.annotations.NullMarked;
