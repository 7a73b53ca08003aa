package org.twinport.tests.both;

import org.twinport.client.ClientOptions;
import org.twinport.client.Credentials;
import org.twinport.client.FtpClient;
import org.twinport.client.FtpException;
import org.twinport.client.Mode;
import org.twinport.tests.world.OurServer;

import java.net.InetSocketAddress;

/** How the tests of this package log in; stateless. */
final class Ours {

    private Ours() {}

    static FtpClient connect(InetSocketAddress at, ClientOptions options) throws FtpException {
        return FtpClient.connect(
                at.getAddress().getHostAddress(),
                at.getPort(),
                new Credentials(OurServer.USER, OurServer.PASSWORD),
                options);
    }

    static FtpClient connect(OurServer server, Mode mode) throws FtpException {
        return connect(server.ipv4(), ClientOptions.DEFAULT.mode(mode));
    }
}
