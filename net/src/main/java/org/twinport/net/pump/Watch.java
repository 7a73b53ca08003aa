package org.twinport.net.pump;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.SelectableChannel;

/**
 * What may end a transfer from the side: the control connection. Called on the transfer's own
 * thread.
 */
public interface Watch {

    /** A watch that sees nothing. */
    Watch NOTHING =
            new Watch() {
                @Override
                public @Nullable SelectableChannel channel() {
                    return null;
                }

                @Override
                public boolean stop() {
                    return false;
                }
            };

    /**
     * The channel to wait on beside the data, in non-blocking mode; null once nothing more is
     * expected from it.
     */
    @Nullable SelectableChannel channel();

    /**
     * Takes what has arrived, without waiting.
     *
     * @return whether the transfer has to end now
     */
    boolean stop() throws IOException;
}
