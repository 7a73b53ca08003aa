package org.twinport.cli;

import org.twinport.cli.show.HostWarnings;
import org.twinport.daemon.Daemon;
import org.twinport.daemon.preflight.Preflight;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The quick look at the host when a server has started, on a thread of its own: on a busy host it
 * takes longer than a person should wait for the start panel.
 */
final class HostLook {

    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final CompletableFuture<HostWarnings> look;
    private boolean isToldLater;

    private HostLook(CompletableFuture<HostWarnings> look) {
        this.look = look;
    }

    /** Begins to look. */
    static HostLook begin(Daemon daemon, Optional<Path> config) {
        CompletableFuture<HostWarnings> look =
                CompletableFuture.supplyAsync(
                        () ->
                                new HostWarnings(
                                        Preflight.atStart(daemon.settings(), daemon.addresses()),
                                        config),
                        task -> Thread.ofPlatform().daemon().name("host-look").start(task));
        return new HostLook(look);
    }

    /** What was found within a third of a second; empty if it takes longer. */
    Optional<HostWarnings> soon() {
        Optional<HostWarnings> found =
                look.thenApply(Optional::of)
                        .completeOnTimeout(
                                Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .exceptionally(_ -> Optional.empty())
                        .join();
        isToldLater = found.isEmpty();
        return found;
    }

    /**
     * Tells what was not found soon, on the thread that looks; a defect in looking stops nothing.
     */
    void later(Consumer<HostWarnings> listener) {
        if (isToldLater) {
            CompletableFuture<Void> told = look.thenAccept(listener);
            told.exceptionally(defect -> {
                System.err.println("twinport: the look at this host failed: " + defect);
                return null;
            });
        }
    }
}
