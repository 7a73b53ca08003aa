package org.twinport.server.child;

import org.twinport.server.FtpServer;
import org.twinport.server.config.ServerConfig;
import org.twinport.server.fixture.TestServer;
import org.twinport.storage.local.LocalRules;
import org.twinport.storage.local.LocalStorage;
import org.twinport.storage.view.Permissions;

import java.io.IOException;
import java.nio.file.Path;

/** A server on a folder; prints its port and runs until its input ends. */
public final class LocalServerMain {

    private LocalServerMain() {}

    /**
     * Runs it.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws IOException {
        LocalStorage storage =
                new LocalStorage(Path.of(arguments[0]), LocalRules.of(TestServer.USER, "child"));
        storage.sweep();
        try (FtpServer server =
                FtpServer.start(
                        ServerConfig.onLoopback(
                                TestServer.patientRules(
                                        TestServer.user(storage, Permissions.all()))))) {
            System.out.println("PORT " + server.address().getPort());
            while (System.in.read() >= 0) {
                // Nothing that is said matters.
            }
        }
    }
}
