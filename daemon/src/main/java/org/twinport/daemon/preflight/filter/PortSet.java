package org.twinport.daemon.preflight.filter;

import java.util.List;

/**
 * Ports as a rule names them; a value.
 *
 * @param spans in the rule's order
 */
record PortSet(List<Span> spans) {

    static final int LAST = 65_535;

    PortSet {
        spans = List.copyOf(spans);
    }

    /** From one port to another, both included. */
    record Span(int first, int last) {}

    static PortSet of(int first, int last) {
        return new PortSet(List.of(new Span(first, last)));
    }

    boolean contains(int port) {
        return spans.stream().anyMatch(span -> span.first() <= port && port <= span.last());
    }
}
