package org.twinport.daemon.preflight.filter;

import org.jspecify.annotations.Nullable;
import org.twinport.daemon.preflight.filter.Passage.Fate;

import java.util.Optional;

/**
 * One packet in one base chain; used once, by one thread.
 *
 * <p>The packet is that of a client of whom nothing is known. What other clients would get is
 * remembered on the way, so that a port that is open for a few is told from one that is closed.
 */
final class Walk {

    /** The kernel has a limit, too (16 jumps of nft). */
    private static final int DEEPEST = 32;

    private final Ruleset rules;
    private final Packet packet;
    private final Chain base;
    private @Nullable String some;
    private @Nullable String doubtful;

    Walk(Ruleset rules, Packet packet, Chain base) {
        this.rules = rules;
        this.packet = packet;
        this.base = base;
    }

    /** A decision and the rule that took it. */
    private record Decision(Action action, String rule) {}

    Passage run() {
        Optional<Decision> decided = through(base, 0);
        Decision end =
                decided.filter(d -> !(d.action() instanceof Action.Return)).orElseGet(this::policy);
        return switch (end.action()) {
            case Action.Drop drop -> closed(drop.told() ? Fate.REJECTED : Fate.DROPPED, end.rule());
            case Action.Divert(String where) ->
                    new Passage(Fate.DIVERTED, end.rule() + ", to " + where, base);
            default -> Passage.FREE;
        };
    }

    private Decision policy() {
        return base.drops()
                ? new Decision(new Action.Drop(false), base.title() + ", policy drop")
                : new Decision(new Action.Accept(), "");
    }

    private Passage closed(Fate fate, String rule) {
        if (some != null) {
            return new Passage(Fate.SOME_ONLY, some, base);
        }
        return doubtful != null
                ? new Passage(Fate.UNKNOWN, doubtful, base)
                : new Passage(fate, rule, base);
    }

    private Optional<Decision> through(Chain chain, int depth) {
        for (Rule rule : chain.rules()) {
            Answer answer = rule.test(packet);
            Optional<Decision> decided =
                    answer == Answer.NO ? Optional.empty() : decide(rule, chain, depth);
            switch (answer) {
                case YES, MOST -> {
                    if (decided.isPresent()) {
                        noteExceptions(answer, decided.get(), rule);
                        return decided;
                    }
                }
                case SOME -> some = others(some, decided, rule);
                case UNKNOWN -> doubtful = others(doubtful, decided, rule);
                case NO -> {}
            }
        }
        return Optional.empty();
    }

    /** Those whom the rule exempts go on, and are not dropped by it. */
    private void noteExceptions(Answer answer, Decision decided, Rule rule) {
        if (answer == Answer.MOST && decided.action() instanceof Action.Drop && some == null) {
            some = rule.text();
        }
    }

    private static @Nullable String others(
            @Nullable String known, Optional<Decision> decided, Rule rule) {
        boolean accepts = decided.filter(d -> d.action() instanceof Action.Accept).isPresent();
        return known == null && accepts ? rule.text() : known;
    }

    private Optional<Decision> decide(Rule rule, Chain chain, int depth) {
        return switch (rule.action()) {
            case Action.Continue _ -> Optional.empty();
            case Action.Jump jump -> jump(jump, chain, depth);
            case Action action -> Optional.of(new Decision(action, rule.text()));
        };
    }

    private Optional<Decision> jump(Action.Jump jump, Chain from, int depth) {
        Optional<Decision> decided =
                rules.chains().stream()
                        .filter(c -> c.isSibling(from) && c.name().equals(jump.chain()))
                        .filter(_ -> depth < DEEPEST)
                        .findFirst()
                        .flatMap(chain -> through(chain, depth + 1));
        boolean back = decided.isEmpty() || decided.get().action() instanceof Action.Return;
        if (back) {
            return jump.last()
                    ? Optional.of(new Decision(new Action.Return(), ""))
                    : Optional.empty();
        }
        return decided;
    }
}
