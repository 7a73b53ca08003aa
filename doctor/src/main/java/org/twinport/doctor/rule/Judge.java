package org.twinport.doctor.rule;

import org.twinport.diagnosis.Cause;
import org.twinport.doctor.fact.ActiveTry;
import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.fact.PassiveTry.Setting;
import org.twinport.doctor.fact.PassiveTry.Way;
import org.twinport.doctor.fact.TlsFact;
import org.twinport.doctor.question.Question;
import org.twinport.doctor.question.Question.Mode;
import org.twinport.doctor.verdict.Diagnosis;
import org.twinport.doctor.verdict.Diagnosis.Part;
import org.twinport.doctor.verdict.Verdict;
import org.twinport.net.probe.Dial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Weighs what the rules found against what the person asked for; pure. */
public final class Judge {

    private Judge() {}

    /** The verdict. */
    public static Verdict of(Question question, Facts facts) {
        List<Diagnosis> session = new ArrayList<>(ControlRules.of(facts));
        session.addAll(SessionRules.of(question, facts));
        List<Diagnosis> passive = PassiveRules.of(facts);
        List<Diagnosis> active = ActiveRules.of(facts);
        boolean activeWorks = facts.active().stream().anyMatch(ActiveTry::succeeded);
        boolean wantsPassive = wantsPassive(question.mode(), passive, activeWorks);
        boolean wantsActive =
                question.mode() == Mode.ACTIVE
                        || (question.mode() == Mode.AUTO
                                && wantsPassive
                                && passive.stream().anyMatch(Diagnosis::blocks));
        List<Diagnosis> causes = new ArrayList<>(session);
        List<Diagnosis> notAsked = new ArrayList<>();
        (wantsPassive ? causes : notAsked).addAll(passive);
        (wantsActive ? causes : notAsked).addAll(active);
        notAsked.addAll(notes(facts));
        causes = ordered(causes);
        List<String> untested = untested(question, facts);
        List<String> works = works(facts);
        return new Verdict(
                causes.isEmpty(),
                sentence(question, causes, works, untested),
                causes,
                without(notAsked, causes),
                works,
                untested);
    }

    /**
     * Clients of today begin with passive mode, and go over to active mode only where the server
     * refuses the command.
     */
    private static boolean wantsPassive(Mode mode, List<Diagnosis> passive, boolean activeWorks) {
        boolean refusedOnly =
                !passive.isEmpty()
                        && passive.stream().allMatch(d -> d.cause() == Cause.PASSIVE_DISABLED);
        return switch (mode) {
            case PASSIVE -> true;
            case ACTIVE -> false;
            case AUTO -> !(refusedOnly && activeWorks);
        };
    }

    /** What blocks comes first; each cause once. */
    private static List<Diagnosis> ordered(List<Diagnosis> all) {
        Map<Cause, Diagnosis> once = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparing(Diagnosis::blocks).reversed())
                .forEach(d -> once.putIfAbsent(d.cause(), d));
        return List.copyOf(once.values());
    }

    private static List<Diagnosis> without(List<Diagnosis> notAsked, List<Diagnosis> causes) {
        return ordered(notAsked).stream()
                .filter(d -> causes.stream().noneMatch(c -> c.cause() == d.cause()))
                .toList();
    }

    /** What works here and fails for clients that do less. */
    private static List<Diagnosis> notes(Facts facts) {
        return facts.passive(Setting.NOT_RESUMED).stream()
                .filter(t -> !t.succeeded())
                .flatMap(t -> t.transfer().stream())
                .map(t ->
                        Diagnosis.of(
                                        Part.PASSIVE,
                                        Cause.DATA_TLS_NOT_RESUMED,
                                        "The server demands that data connections resume the session of TLS; clients"
                                                + " that cannot (Commons Net, Spring, Camel) fail here",
                                        TransferRules.evidence(t))
                                .notBlocking())
                .toList();
    }

    private static List<String> untested(Question question, Facts facts) {
        boolean greeted = facts.greeting().filter(g -> g.heard().isYes()).isPresent();
        boolean secured = facts.tls().map(TlsFact::isSecured).orElse(true);
        List<String> lines = new ArrayList<>();
        if (question.login().isEmpty() && greeted && secured) {
            lines.add("The login and the data connections, for want of a user and a password");
        }
        if (facts.fileIsThere()) {
            lines.add(
                    "The upload: there is a file of that name, which stays as it is; name another");
        }
        return lines;
    }

    private static List<String> works(Facts facts) {
        List<String> lines = new ArrayList<>();
        facts.control().stream()
                .filter(Dial::connected)
                .findFirst()
                .ifPresent(d ->
                        lines.add("Control connection to %s".formatted(Texts.shown(d.target()))));
        facts.tls()
                .filter(TlsFact::isSecured)
                .ifPresent(t -> lines.add("%s on the control connection".formatted(t.protocol())));
        if (facts.isLoggedIn()) {
            lines.add("Login");
        }
        for (Way way : Way.values()) {
            if (facts.passive().stream().anyMatch(t -> t.way() == way && t.succeeded())) {
                lines.add("Passive mode by " + way);
            }
        }
        facts.active().stream()
                .filter(ActiveTry::succeeded)
                .findFirst()
                .ifPresent(t -> lines.add("Active mode by %s, %s".formatted(t.command(), from(t))));
        return lines;
    }

    private static String from(ActiveTry t) {
        return t.arrival().map(a -> "dialled from port " + a.getPort()).orElse("");
    }

    private static String sentence(
            Question question, List<Diagnosis> causes, List<String> works, List<String> untested) {
        Optional<Diagnosis> first = causes.stream().findFirst();
        if (first.isPresent()) {
            String more = causes.size() > 1 ? " (and %d more)".formatted(causes.size() - 1) : "";
            return first.get().finding().detail() + more;
        }
        if (!untested.isEmpty()) {
            return "All that was tried works; untested: " + String.join("; ", untested);
        }
        String ways =
                String.join(
                        ", ",
                        Stream.concat(
                                        works.stream().filter(w -> w.startsWith("Passive")),
                                        works.stream().filter(w -> w.startsWith("Active")))
                                .toList());
        return question.mode() == Mode.ACTIVE ? "Active mode works: " + ways : "It works: " + ways;
    }
}
