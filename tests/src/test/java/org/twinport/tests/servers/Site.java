package org.twinport.tests.servers;

import org.twinport.client.Credentials;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * A running server under test.
 *
 * @param root the folder in which its user begins
 * @param stop ends it
 */
public record Site(
        InetSocketAddress address, Credentials who, Path root, Stop stop, CloseFolder closeFolder) {

    /** Ends the server. */
    @FunctionalInterface
    public interface Stop {
        void run();
    }

    /** Takes every right in a folder of the served root from the user. */
    @FunctionalInterface
    public interface CloseFolder {
        void close(Path folder) throws Exception;
    }
}
