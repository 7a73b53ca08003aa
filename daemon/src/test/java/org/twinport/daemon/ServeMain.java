package org.twinport.daemon;

import org.twinport.daemon.config.Sources;
import org.twinport.server.event.ServerListener;

import java.nio.file.Path;
import java.util.Optional;

/** A process that is a server, for tests of signals: configuration file, then runtime directory. */
final class ServeMain {

    private ServeMain() {}

    public static void main(String[] args) throws Exception {
        Options options = new Options(true, Optional.of(Path.of(args[1])), ServerListener.NONE);
        try (Daemon daemon = Daemon.start(Sources.ofFile(Path.of(args[0])), options)) {
            daemon.obeySignals(System.out::println);
            System.out.println("port " + daemon.addresses().getFirst().getPort());
            daemon.awaitClose();
        }
    }
}
