package org.twinport.server;

import org.jspecify.annotations.Nullable;
import org.twinport.server.config.Limits;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Counts sessions and decides who may come in; used by the accepting threads and by every session.
 *
 * <p>Connections that have not logged in have a budget of their own: when it is full, one that has
 * not said a word gives way, the oldest of the address that has the most connections. So silent
 * connections, however many and however fast they come, keep nobody out but each other.
 */
final class Admission {

    /**
     * What is done with a new connection.
     *
     * @param refusal why it is turned away, or null
     * @param givesWay the session that has to end for it, or null
     */
    record Decision(@Nullable String refusal, @Nullable Session givesWay) {}

    private final Set<Session> all = new HashSet<>();
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private final LinkedHashSet<Session> silent = new LinkedHashSet<>();
    private final LinkedHashSet<Session> talking = new LinkedHashSet<>();
    private boolean hurried;

    /** Takes a new session in, unless a limit forbids it. */
    synchronized Decision admit(Session session, Limits limits) {
        InetAddress address = session.control().peer().getAddress();
        int fromThere = byAddress.getOrDefault(address, 0);
        if (limits.sessions() > 0 && all.size() >= limits.sessions()) {
            return new Decision(
                    "The server takes no more than " + limits.sessions() + " connections at a time",
                    null);
        }
        if (limits.perAddress() > 0 && fromThere >= limits.perAddress()) {
            return new Decision(
                    "No more than "
                            + limits.perAddress()
                            + " connections from one address at a time",
                    null);
        }
        Optional<Session> leaving = Optional.empty();
        if (limits.beforeLogin() > 0 && silent.size() + talking.size() >= limits.beforeLogin()) {
            leaving = oldestOfTheCrowd(silent).or(() -> oldestOfTheCrowd(talking));
            leaving.ifPresent(this::notWaiting);
        }
        all.add(session);
        byAddress.merge(address, 1, Integer::sum);
        silent.add(session);
        return new Decision(null, leaving.orElse(null));
    }

    private Optional<Session> oldestOfTheCrowd(Set<Session> oldestFirst) {
        Session chosen = null;
        int most = 0;
        for (Session session : oldestFirst) {
            int crowd = byAddress.getOrDefault(session.control().peer().getAddress(), 0);
            if (crowd > most) {
                most = crowd;
                chosen = session;
            }
        }
        return Optional.ofNullable(chosen);
    }

    /** The client has sent its first command. */
    synchronized void spoke(Session session) {
        if (silent.remove(session)) {
            talking.add(session);
        }
    }

    /** The session no longer counts as waiting for a login. */
    synchronized void loggedIn(Session session) {
        notWaiting(session);
    }

    private void notWaiting(Session session) {
        silent.remove(session);
        talking.remove(session);
    }

    /** The session is over. */
    synchronized void left(Session session) {
        notWaiting(session);
        if (all.remove(session)) {
            byAddress.computeIfPresent(
                    session.control().peer().getAddress(), (_, n) -> n == 1 ? null : n - 1);
            notifyAll();
        }
    }

    /** The sessions at this moment. */
    synchronized Set<Session> sessions() {
        return Set.copyOf(all);
    }

    /** The sessions that have waited too long for something. */
    synchronized List<Session> overdue(long now) {
        return all.stream().filter(session -> session.waiting().isOverdue(now)).toList();
    }

    /** From now on nobody waits patiently for the sessions' ends. */
    synchronized void hurry() {
        hurried = true;
        notifyAll();
    }

    /**
     * Waits until no session is left, but no longer once somebody says {@link #hurry}.
     *
     * @param nanos at most
     * @return whether none is left
     */
    synchronized boolean awaitNoneOrHurry(long nanos) throws InterruptedException {
        return await(() -> all.isEmpty() || hurried, nanos) && all.isEmpty();
    }

    /**
     * Waits until no session is left.
     *
     * @param nanos at most
     * @return whether none is left
     */
    synchronized boolean awaitNone(long nanos) throws InterruptedException {
        return await(all::isEmpty, nanos);
    }

    private synchronized boolean await(BooleanSupplier condition, long nanos)
            throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (!condition.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000 + 1);
        }
        return true;
    }
}
