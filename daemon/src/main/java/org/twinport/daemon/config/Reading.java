package org.twinport.daemon.config;

import org.snakeyaml.engine.v2.nodes.Node;

import java.nio.file.Path;
import java.util.List;

/**
 * One source of settings while it is read, by one thread; collects all that is wrong.
 *
 * @param source the file as it was named, "command line" or "environment"
 * @param base what relative paths are relative to
 * @param problems where to
 */
record Reading(String source, Path base, List<Problem> problems) {

    /** Where a value stands: source, line and column. */
    String place(Node node) {
        return node.getStartMark()
                .map(mark -> source + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                .orElse(source);
    }

    void problem(Node node, String text) {
        problems.add(new Problem(place(node), text));
    }
}
