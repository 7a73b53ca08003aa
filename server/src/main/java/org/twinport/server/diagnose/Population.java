package org.twinport.server.diagnose;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.server.event.ServerListener;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.event.SessionEvent.Who;
import org.twinport.server.event.Trend;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts what goes wrong over all sessions of one server, so that its administrator can tell what
 * hits everybody from what hits one client. Hears the events of all sessions on their threads; its
 * memory is bounded. Nothing of it ever reaches a client.
 */
public final class Population implements ServerListener {

    /** Failures since the server began. */
    private static final class Total {
        private long outside;
        private long inside;
        private Trend.Pattern told = Trend.Pattern.NONE;
    }

    private final ServerListener listener;
    private final LongSupplier nanoTime;
    private final Map<Cause, Total> totals = new EnumMap<>(Cause.class);
    private final Map<Kind, LastOutcomes> outside = new EnumMap<>(Kind.class);
    private final Map<Kind, LastOutcomes> inside = new EnumMap<>(Kind.class);

    /**
     * @param listener hears every event behind it, and of each pattern that is new
     */
    public Population(ServerListener listener) {
        this(listener, System::nanoTime);
    }

    Population(ServerListener listener, LongSupplier nanoTime) {
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    @Override
    public void on(SessionEvent event) {
        listener.on(event);
        switch (event) {
            case SessionEvent.DataFailed(Who who, Finding finding) -> failed(who, finding.cause());
            case SessionEvent.TlsFailed(Who who, Finding finding) -> failed(who, finding.cause());
            case SessionEvent.ControlFailed(Who who, Finding finding) ->
                    failed(who, finding.cause());
            case SessionEvent.DataOpened opened -> went(Kind.ofMode(opened.active()), opened.who());
            case SessionEvent.DataSecured secured -> went(Kind.DATA_TLS, secured.who());
            case SessionEvent.Transferred transferred when transferred.complete() ->
                    went(Kind.TRANSFER, transferred.who());
            default -> {}
        }
    }

    private synchronized void went(Kind kind, Who who) {
        InetAddress peer = who.peer().getAddress();
        of(kind, side(peer)).went(PeerKey.of(peer));
    }

    private Map<Kind, LastOutcomes> side(InetAddress peer) {
        return PeerKey.isOutside(peer) ? outside : inside;
    }

    private LastOutcomes of(Kind kind, Map<Kind, LastOutcomes> side) {
        return side.computeIfAbsent(kind, _ -> new LastOutcomes(nanoTime));
    }

    private void failed(Who who, Cause cause) {
        if (Kind.of(cause) != Kind.NONE && isNew(count(who, cause))) {
            listener.on(new SessionEvent.TrendSeen(who, trend(cause)));
        }
    }

    private synchronized Trend count(Who who, Cause cause) {
        InetAddress peer = who.peer().getAddress();
        Total total = totals.computeIfAbsent(cause, _ -> new Total());
        if (PeerKey.isOutside(peer)) {
            total.outside++;
        } else {
            total.inside++;
        }
        of(Kind.of(cause), side(peer)).failed(PeerKey.of(peer), cause);
        return trend(cause);
    }

    private synchronized boolean isNew(Trend trend) {
        Total total = totals.computeIfAbsent(trend.cause(), _ -> new Total());
        boolean changed = total.told != trend.pattern();
        total.told = trend.pattern();
        return changed && trend.pattern() != Trend.Pattern.NONE;
    }

    /** What is known about one cause. */
    public synchronized Trend trend(Cause cause) {
        Total total = totals.getOrDefault(cause, new Total());
        Kind kind = Kind.of(cause);
        Trend.Side outer = of(kind, outside).side(total.outside, cause);
        Trend.Side inner = of(kind, inside).side(total.inside, cause);
        return kind.hasPattern()
                ? Trend.of(cause, outer, inner)
                : new Trend(cause, outer, inner, Trend.Pattern.NONE);
    }

    /** What is known about every cause that was seen, in the order of the table. */
    public synchronized List<Trend> trends() {
        List<Trend> all = new ArrayList<>();
        totals.keySet().forEach(cause -> all.add(trend(cause)));
        return all;
    }
}
