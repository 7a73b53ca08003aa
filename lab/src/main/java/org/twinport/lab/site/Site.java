package org.twinport.lab.site;

import org.twinport.lab.Namespace;

import java.util.Map;

/** The machines of one scenario; they live as long as their network. A value. */
public record Site(Shape shape, Map<Role, Namespace> machines) {
    public Site {
        machines = Map.copyOf(machines);
    }

    /**
     * The machine with this role.
     *
     * @throws IllegalArgumentException if this network has none
     */
    public Namespace at(Role role) {
        Namespace machine = machines.get(role);
        if (machine == null) {
            throw new IllegalArgumentException(shape + " has no " + role.word());
        }
        return machine;
    }

    /**
     * Replaces all packet rules of a machine: those it was built with stay, these come after them.
     *
     * @param rules in the words of {@code nft -f}
     */
    public void rules(Role role, Iterable<String> rules) {
        at(role).nft(
                        "flush ruleset\n"
                                + shape.rules(role)
                                + "\n"
                                + String.join("\n", rules)
                                + "\n");
    }
}
