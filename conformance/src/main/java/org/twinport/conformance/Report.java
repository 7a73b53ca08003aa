package org.twinport.conformance;

import org.twinport.conformance.check.Level;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of an examination; an immutable value.
 *
 * @param results in the order of the checks
 * @param leftBehind what could not be removed from the server and why; usually empty
 */
public record Report(List<Result> results, List<String> leftBehind) {

    public Report {
        results = List.copyOf(results);
        leftBehind = List.copyOf(leftBehind);
    }

    /** Whether nothing that a document demands is broken. */
    public boolean isConformant() {
        return results.stream().noneMatch(Result::breaksMust);
    }

    /** How many checks of a level came out how, by the word of the verdict. */
    public Map<String, Long> counts(Level level) {
        return results.stream()
                .filter(result -> result.check().level() == level)
                .collect(
                        Collectors.groupingBy(
                                result -> result.verdict().word(),
                                TreeMap::new,
                                Collectors.counting()));
    }
}
