package org.twinport.testkit.script;

import org.twinport.testkit.script.Misbehaviour.AtFirst;
import org.twinport.testkit.script.Misbehaviour.OnConnection;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What one server does wrong, and how often it has done so; asked by all its sessions' threads. */
final class Script {

    private final List<Misbehaviour> all;
    private final IdentityHashMap<AtFirst, Integer> done = new IdentityHashMap<>();

    Script(List<Misbehaviour> all) {
        this.all = List.copyOf(all);
    }

    /** The first misbehaviour of this kind that holds now; asking counts as one time. */
    synchronized <M extends Misbehaviour> Optional<M> take(
            int connection, Class<M> kind, Predicate<M> applies) {
        for (Misbehaviour each : all) {
            Optional<M> found = unwrapped(each, connection, kind, applies);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private <M extends Misbehaviour> Optional<M> unwrapped(
            Misbehaviour each, int connection, Class<M> kind, Predicate<M> applies) {
        return switch (each) {
            case OnConnection(int number, Misbehaviour what) ->
                    number == connection
                            ? unwrapped(what, connection, kind, applies)
                            : Optional.empty();
            case AtFirst first -> {
                int times = done.getOrDefault(first, 0);
                Optional<M> inner =
                        times < first.times()
                                ? unwrapped(first.what(), connection, kind, applies)
                                : Optional.empty();
                inner.ifPresent(_ -> done.put(first, times + 1));
                yield inner;
            }
            default ->
                    kind.isInstance(each)
                            ? Optional.of(kind.cast(each)).filter(applies)
                            : Optional.empty();
        };
    }
}
