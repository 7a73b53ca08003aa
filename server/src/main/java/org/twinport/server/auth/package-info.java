/** Who may log in, and what an account is: a name and the permission view of a storage. */
@NullMarked
package org.twinport.server.auth;

import org.jspecify.annotations.NullMarked;
