package org.twinport.net.data;

import org.jspecify.annotations.Nullable;
import org.twinport.net.pump.Readiness;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** How the next data connection will come about; one per session, used once. */
public sealed interface DataMode extends AutoCloseable
        permits DataMode.None, DataListener, DataDialler {

    /**
     * Waits for the connection, or opens it.
     *
     * @param readiness watches for commands meanwhile
     * @param deadline for the whole of it
     * @throws DataConnectionException if none came about; whatever was listening is closed
     */
    DataConnection open(Readiness readiness, Duration deadline) throws DataConnectionException;

    /** Releases a port that is held; harmless to repeat. */
    @Override
    void close();

    /** The address and port that were told to the side that dials, or null. */
    @Nullable InetSocketAddress announced();

    /** Nothing was set up. */
    record None() implements DataMode {
        @Override
        public DataConnection open(Readiness readiness, Duration deadline)
                throws DataConnectionException {
            throw new DataConnectionException(
                    new DataAttempt(
                            DataAttempt.Direction.NONE,
                            DataAttempt.Outcome.NOT_SET_UP,
                            null,
                            null,
                            null,
                            List.of(),
                            Duration.ZERO,
                            null));
        }

        @Override
        public void close() {}

        @Override
        public @Nullable InetSocketAddress announced() {
            return null;
        }
    }
}
