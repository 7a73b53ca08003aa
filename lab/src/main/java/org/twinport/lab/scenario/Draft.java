package org.twinport.lab.scenario;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.lab.site.Role;
import org.twinport.lab.site.Shape;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A scenario that is being written down; used by one thread. */
public final class Draft {
    private final String name;
    private final String title;
    private final Stage stage;
    private final List<Scenario.Cure> cures = new ArrayList<>();
    private Shape shape = Shape.ROUTED;
    private Situation healthy = Situation.USUAL;
    private Optional<UnaryOperator<Situation>> fault = Optional.empty();
    private Set<Integer> exitCodes = Set.of();
    private List<String> options = List.of();
    private Duration slow = Duration.ZERO;
    private Optional<Scenario.Counter> counted = Optional.empty();
    private Set<Cause> forUser = Set.of();
    private Set<Cause> forRoot = Set.of();

    private Draft(String name, String title, Stage stage) {
        this.name = name;
        this.title = title;
        this.stage = stage;
    }

    public static Draft of(String name, Stage stage, String title) {
        return new Draft(name, title, stage);
    }

    public Draft on(Shape other) {
        shape = other;
        return this;
    }

    /** Changes the usual situation to the one in which everything works. */
    public Draft where(UnaryOperator<Situation> change) {
        healthy = change.apply(healthy);
        return this;
    }

    public Draft fault(UnaryOperator<Situation> change) {
        fault = Optional.of(change);
        return this;
    }

    /** Exit codes of curl, any of which shows the fault. */
    public Draft curlFails(Integer... codes) {
        exitCodes = Set.of(codes);
        return this;
    }

    /** curl gets through in the end, but not before that time; without the fault it is faster. */
    public Draft curlNeeds(Duration time) {
        exitCodes = Set.of(0);
        slow = time;
        return this;
    }

    /** More options of curl. */
    public Draft curl(String... more) {
        options = List.of(more);
        return this;
    }

    /** A packet must be counted there while curl fails. */
    public Draft counted(Role role, String counter) {
        counted = Optional.of(new Scenario.Counter(role, counter));
        return this;
    }

    /** What is true, for ordinary users and for root. */
    public Draft cause(Cause... causes) {
        forUser = Set.of(causes);
        forRoot = forUser;
        return this;
    }

    /** What root can know beyond. */
    public Draft rootKnows(Cause... causes) {
        forRoot = Set.of(causes);
        return this;
    }

    public Draft curedByServer() {
        cures.add(new Scenario.Cure.Server());
        return this;
    }

    public Draft curedByRulesAt(Role role) {
        cures.add(new Scenario.Cure.Rules(role));
        return this;
    }

    public Draft curedByCommandOf(String product) {
        cures.add(new Scenario.Cure.ClientCommand(product));
        return this;
    }

    public Scenario scenario() {
        return new Scenario(
                name,
                title,
                stage,
                shape,
                healthy,
                fault,
                new Scenario.PlainSign(exitCodes, options, slow, counted),
                forUser,
                forRoot,
                cures);
    }
}
