package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.net.data.PortRange;

import java.net.InetAddress;

/**
 * Which ways to a data connection a client may try; immutable.
 *
 * @param mode which of EPSV, PASV and active
 * @param activeAddress what PORT announces instead of this end's own address, or null
 * @param activePorts from which ports PORT is served
 * @param foreignPassive whether a public address that is not the server's own may be dialled
 */
public record DataWays(
        Mode mode,
        @Nullable InetAddress activeAddress,
        PortRange activePorts,
        boolean foreignPassive) {

    public static final DataWays DEFAULT = new DataWays(Mode.AUTO, null, PortRange.ANY, false);

    public DataWays mode(Mode other) {
        return new DataWays(other, activeAddress, activePorts, foreignPassive);
    }

    public DataWays activeFrom(@Nullable InetAddress address, PortRange ports) {
        return new DataWays(mode, address, ports, foreignPassive);
    }

    public DataWays foreignPassive(boolean allowed) {
        return new DataWays(mode, activeAddress, activePorts, allowed);
    }
}
