/**
 * Programs for machines of the lab, each a process of its own: a scripted server, a gateway that
 * reads FTP, a resolver.
 */
@NullMarked
package org.twinport.lab.program;

import org.jspecify.annotations.NullMarked;
