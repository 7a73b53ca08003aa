package org.twinport.daemon;

import org.twinport.daemon.config.Keys;
import org.twinport.daemon.config.Settings;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text by which a server knows its own unfinished uploads; pure but for the host's name. */
final class ServerId {

    private static final Path HOST = Path.of("/proc/sys/kernel/hostname");

    private ServerId() {}

    /** The configured one, or the host's name and the port. */
    static String of(Settings settings, int port) {
        return settings.values().get(Keys.SERVER_ID).orElseGet(() -> host() + ":" + port);
    }

    /** What this host calls itself. */
    static String host() {
        try {
            return Files.readString(HOST).strip();
        } catch (IOException _) {
            return InetAddress.getLoopbackAddress().getHostName();
        }
    }
}
