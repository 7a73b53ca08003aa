package org.twinport.client;

import java.util.List;

/** One way to a data connection. */
enum Rung {
    EPSV,
    PASV,
    ACTIVE;

    /** The ways that a mode allows, in the order in which they are tried. */
    static List<Rung> ladder(Mode mode, boolean ipv4) {
        return switch (mode) {
            case AUTO -> ipv4 ? List.of(EPSV, PASV, ACTIVE) : List.of(EPSV, ACTIVE);
            case PASSIVE -> ipv4 ? List.of(EPSV, PASV) : List.of(EPSV);
            case PASV -> List.of(PASV);
            case ACTIVE -> List.of(ACTIVE);
        };
    }
}
