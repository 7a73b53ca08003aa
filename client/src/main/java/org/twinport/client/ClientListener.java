package org.twinport.client;

/** Hears what a client says, hears and notices; called on the thread that uses the client. */
@FunctionalInterface
public interface ClientListener {

    /** Hears nothing. */
    ClientListener NONE = event -> {};

    void on(ClientEvent event);
}
