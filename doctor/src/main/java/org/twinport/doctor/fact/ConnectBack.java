package org.twinport.doctor.fact;

import org.twinport.protocol.diag.ConnectView;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * The connect-back test of a Twinport server: what it says, and what arrived here.
 *
 * @param view what the server dialled and how that ended
 * @param arrivals from where connections came, oldest first
 */
public record ConnectBack(ConnectView view, List<InetSocketAddress> arrivals) {

    public ConnectBack {
        arrivals = List.copyOf(arrivals);
    }
}
