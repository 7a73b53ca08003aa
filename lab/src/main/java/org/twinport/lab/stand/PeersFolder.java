package org.twinport.lab.stand;

import org.twinport.testkit.peer.Peers;

import java.nio.file.Files;
import java.nio.file.Path;

/** Says where the unpacked servers of others are when Twinport was started from elsewhere. */
final class PeersFolder {
    private PeersFolder() {}

    /** The start script stands in the folder that has them. */
    static void find() {
        String script = System.getProperty("twinport.command");
        if (script == null || System.getProperty(Peers.FOLDER_PROPERTY) != null) {
            return;
        }
        Path folder = Path.of(script).toAbsolutePath().resolveSibling("target/peers");
        if (Files.exists(folder.resolve("versions"))) {
            System.setProperty(Peers.FOLDER_PROPERTY, folder.toString());
        }
    }
}
