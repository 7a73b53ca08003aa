package org.twinport.protocol.listing;

import java.util.Optional;

/** Lines of MLSD (RFC 3659 section 7.2), told by at least one {@code fact=value;} at the start. */
final class FactDialect implements Dialect {

    @Override
    public Optional<Parsed> read(String line) {
        return Facts.parse(line)
                .filter(facts -> !facts.values().isEmpty())
                .map(facts -> facts.isListedOrParent() ? new Parsed.Skipped() : found(line, facts));
    }

    private static Parsed found(String line, Facts facts) {
        return Dialect.named(line, facts.shownName(), facts::entry);
    }
}
