package org.twinport.lab.site;

import java.util.Locale;

/** What a machine of a scenario is there for; a value. In the order of the way of a packet. */
public enum Role {
    /** Where the user sits. */
    CLIENT,
    /** The router or gateway of the user's own network. */
    CLIENT_ROUTER,
    /** A router that belongs to neither side. */
    CARRIER,
    /** The router or firewall in front of the server. */
    SERVER_ROUTER,
    /** Where the server runs. */
    SERVER;

    /** As it stands in the name of the machine and in tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
