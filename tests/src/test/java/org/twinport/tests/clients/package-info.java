/** Our server under the clients of others, each as its users call it. */
@NullMarked
package org.twinport.tests.clients;

import org.jspecify.annotations.NullMarked;
