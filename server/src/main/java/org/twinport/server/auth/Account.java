package org.twinport.server.auth;

import org.twinport.storage.view.PermissionView;

/**
 * A user who has logged in.
 *
 * @param name as logs and listings show it
 * @param storage the files, behind the permissions that hold for this user; there is no way around
 *     the view
 */
public record Account(String name, PermissionView storage) {}
