/** Our client against the servers of others, and the contract that every server has to fulfil. */
@NullMarked
package org.twinport.tests.servers;

import org.jspecify.annotations.NullMarked;
