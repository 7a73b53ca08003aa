package org.twinport.examples;

import org.twinport.server.FtpServer;
import org.twinport.server.auth.Account;
import org.twinport.server.auth.Authenticator;
import org.twinport.server.config.Rules;
import org.twinport.server.config.ServerConfig;
import org.twinport.storage.local.LocalRules;
import org.twinport.storage.local.LocalStorage;
import org.twinport.storage.view.PermissionView;
import org.twinport.storage.view.Permissions;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An FTP server inside another program: one user, one folder, read only. */
public final class ServeFolder {

    private ServeFolder() {}

    /**
     * Starts a server on a free port of this machine.
     *
     * @param folder what to serve
     * @return the running server; close it to stop
     */
    public static FtpServer start(Path folder, String user, String password) throws IOException {
        LocalStorage files = new LocalStorage(folder, LocalRules.of(user, "example"));
        Account account = new Account(user, new PermissionView(files, Permissions.readOnly()));
        Authenticator onlyOne =
                (name, given, _) ->
                        name.equals(user) && given.equals(password)
                                ? Optional.of(account)
                                : Optional.empty();
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ServerConfig config =
                ServerConfig.onLoopback(Rules.of(onlyOne))
                        .listeningOn(List.of(anyPort))
                        .with(System.out::println);
        return FtpServer.start(config);
    }

    /** Serves the folder named on the command line until Enter is pressed. */
    public static void main(String[] args) throws IOException {
        try (FtpServer server = start(Path.of(args[0]), "reader", "example")) {
            System.out.println(
                    "ftp://reader:example@localhost:"
                            + server.address().getPort()
                            + "/ (Enter stops)");
            System.in.read();
        }
    }
}
