package org.twinport.server.session;

import org.jspecify.annotations.Nullable;
import org.twinport.server.event.ServerListener;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.event.SessionEvent.Who;

import java.net.InetSocketAddress;
import java.util.function.Function;

/** Tells the listener what happens to one session, on that session's thread. */
public final class Reporter {

    private final ServerListener listener;
    private volatile Who who;

    public Reporter(
            ServerListener listener, long id, InetSocketAddress peer, InetSocketAddress local) {
        this.listener = listener;
        this.who = new Who(id, peer, local, null);
    }

    /** From now on the session belongs to {@code user}, or to nobody. */
    public void user(@Nullable String user) {
        who = new Who(who.id(), who.peer(), who.local(), user);
    }

    public Who who() {
        return who;
    }

    /** Emits an event of this session. */
    public void tell(Function<Who, SessionEvent> event) {
        listener.on(event.apply(who));
    }
}
