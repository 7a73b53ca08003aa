package org.twinport.server.event;

/** Hears what happens; called on the thread of the session it happens to, which waits meanwhile. */
@FunctionalInterface
public interface ServerListener {

    /** Hears nothing. */
    ServerListener NONE = event -> {};

    void on(SessionEvent event);

    /** This listener and then another. */
    default ServerListener andThen(ServerListener other) {
        return event -> {
            on(event);
            other.on(event);
        };
    }
}
