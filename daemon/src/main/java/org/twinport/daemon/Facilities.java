package org.twinport.daemon;

import org.twinport.daemon.users.HashLane;
import org.twinport.storage.local.UploadsInProgress;

import java.util.Map;

/**
 * What stays while settings come and go; immutable.
 *
 * @param environment of the process
 * @param uploads that are being written
 * @param lane on which passwords are hashed
 * @param tlsPreparation is run before certificates are used; the first time only, it takes long
 */
record Facilities(
        Map<String, String> environment,
        UploadsInProgress uploads,
        HashLane lane,
        Runnable tlsPreparation) {}
