package org.twinport.lab.scenario;

import org.twinport.lab.site.Role;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How things stand on a network at one time; a value.
 *
 * @param served the server
 * @param rules packet rules of machines, in the words of {@code nft -f}
 * @param tunings other settings of machines
 * @param names the client's name service
 * @param gateway what reads the dialogue at the client's router
 * @param order what the user wants
 */
public record Situation(
        Served served,
        Map<Role, List<String>> rules,
        List<Tuning> tunings,
        Names names,
        Optional<Meddler> gateway,
        Order order) {

    /**
     * A setting of a machine that rules do not reach.
     *
     * @param command a line for sh on that machine
     * @param undo the line that takes it back
     */
    public record Tuning(Role role, String command, String undo) {}

    /**
     * A proxy in the client's router that reads FTP.
     *
     * @param habits what it does with lines, as {@link org.twinport.lab.program.Gateway} has it
     */
    public record Meddler(List<String> habits) {
        public Meddler {
            habits = List.copyOf(habits);
        }
    }

    public Situation {
        rules = Map.copyOf(rules);
        tunings = List.copyOf(tunings);
    }

    /** Twinport on port 21, nothing in the way, a listing in passive mode. */
    public static final Situation USUAL =
            new Situation(
                    Served.of(Product.TWINPORT),
                    Map.of(),
                    List.of(),
                    Names.NONE,
                    Optional.empty(),
                    Order.USUAL);

    public Situation serve(Served other) {
        return new Situation(other, rules, tunings, names, gateway, order);
    }

    /**
     * The same with lines for the product that stands there.
     *
     * @throws IllegalStateException if none does
     */
    public Situation configure(String... lines) {
        return configure(List.of(lines));
    }

    public Situation configure(List<String> lines) {
        if (served instanceof Served.Installed installed) {
            return serve(installed.with(lines));
        }
        throw new IllegalStateException("nothing to configure: " + served);
    }

    /** The same with more packet rules. */
    public Situation rule(Role role, String more) {
        Map<Role, List<String>> all = new EnumMap<>(Role.class);
        all.putAll(rules);
        List<String> there = new ArrayList<>(rules.getOrDefault(role, List.of()));
        there.add(more);
        all.put(role, there);
        return new Situation(served, all, tunings, names, gateway, order);
    }

    /** The same without the packet rules of a machine. */
    public Situation noRules(Role role) {
        Map<Role, List<String>> all = new EnumMap<>(Role.class);
        all.putAll(rules);
        all.remove(role);
        return new Situation(served, all, tunings, names, gateway, order);
    }

    public Situation tune(Role role, String command, String undo) {
        List<Tuning> all = new ArrayList<>(tunings);
        all.add(new Tuning(role, command, undo));
        return new Situation(served, rules, all, names, gateway, order);
    }

    public Situation names(Names other) {
        return new Situation(served, rules, tunings, other, gateway, order);
    }

    public Situation gateway(String... habits) {
        Optional<Meddler> meddler = Optional.of(new Meddler(List.of(habits)));
        return new Situation(served, rules, tunings, names, meddler, order);
    }

    public Situation order(UnaryOperator<Order> change) {
        return new Situation(served, rules, tunings, names, gateway, change.apply(order));
    }
}
