package org.twinport.server.handler;

import static org.twinport.protocol.reply.ReplyCode.HELP;
import static org.twinport.protocol.reply.ReplyCode.OKAY;
import static org.twinport.protocol.reply.ReplyCode.PARAMETER_NOT_IMPLEMENTED;
import static org.twinport.protocol.reply.ReplyCode.STATUS;
import static org.twinport.protocol.reply.ReplyCode.SYSTEM_TYPE;

import org.twinport.net.data.DataMode;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.command.Protection;
import org.twinport.protocol.command.Verb;
import org.twinport.protocol.diag.SessionView;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.listing.Fact;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.transfer.HashAlgorithm;
import org.twinport.server.config.DiagRules;
import org.twinport.server.session.Control;
import org.twinport.server.session.LoggedIn;
import org.twinport.server.session.SessionTls;
import org.twinport.server.session.State;
import org.twinport.server.session.Step;
import org.twinport.server.session.WireNames;
import org.twinport.storage.Storage;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Questions that need no file: SYST, FEAT, HELP, NOOP, STAT, CLNT, LANG and OPTS. FEAT and HELP are
 * read off the verb table.
 */
public final class InfoHandler {

    private static final int VERBS_PER_LINE = 8;

    private final Control control;
    private final SessionTls tls;
    private final WireNames names;
    private final DiagRules diag;

    public InfoHandler(Control control, SessionTls tls, DiagRules diag) {
        this.control = control;
        this.tls = tls;
        this.names = control.names();
        this.diag = diag;
    }

    /** Acts on one command of the family. */
    public Step handle(State state, Command.Info command) {
        return switch (command) {
            case Command.Syst _ -> Step.of(state, SYSTEM_TYPE, "UNIX Type: L8");
            case Command.Feat _ -> new Step(state, features(state));
            case Command.Help(String topic) -> help(state, topic.strip());
            case Command.SiteHelp _ -> Step.of(state, HELP, Verb.SITE.usage());
            case Command.Noop _ -> Step.of(state, OKAY, "Okay");
            case Command.Stat _ -> new Step(state, status(state));
            case Command.Clnt _ -> Step.of(state, OKAY, "Noted");
            case Command.Lang _ -> Step.of(state, OKAY, "English is spoken here");
            case Command.Opts(String text) -> new OptionHandler(names).handle(state, text);
        };
    }

    private Reply features(State state) {
        List<String> lines = new ArrayList<>();
        lines.add("Features:");
        for (Verb verb : Verb.values()) {
            if (verb.isOffered() && isHere(state, verb)) {
                verb.features().forEach(feature -> lines.add(" " + withParameters(feature, state)));
            }
        }
        lines.add("End");
        return Reply.of(STATUS, lines);
    }

    private boolean isHere(State state, Verb verb) {
        return switch (verb) {
            case AUTH, PBSZ, PROT -> tls.isOffered();
            case CCC -> tls.isOffered() && tls.isCccAllowed();
            case SITE -> diag.offered() && !isAnonymous(state);
            case MFCT ->
                    state instanceof LoggedIn user
                            && user.storage()
                                    .capabilities()
                                    .contains(Storage.Capability.CREATION_TIME);
            default -> true;
        };
    }

    private static boolean isAnonymous(State state) {
        return state instanceof LoggedIn user && user.account().anonymous();
    }

    private static String withParameters(String feature, State state) {
        return switch (feature) {
            case "MLST" ->
                    "MLST "
                            + facts(
                                    state instanceof LoggedIn user
                                            ? user.facts()
                                            : EnumSet.allOf(Fact.class));
            // The star marks the language in use (RFC 2640 section 4.3).
            case "LANG" -> "LANG EN*";
            case "HASH" ->
                    "HASH "
                            + algorithms(
                                    state instanceof LoggedIn user
                                            ? user.hash()
                                            : HashAlgorithm.SHA_256);
            case "diag" -> "diag " + SessionView.VERSION;
            case "MFF" -> "MFF Modify;UNIX.mode;";
            default -> feature;
        };
    }

    /** All facts, the selected ones with a star (RFC 3659 section 7.8). */
    private static String facts(Set<Fact> selected) {
        return Arrays.stream(Fact.values())
                .map(fact -> fact.label() + (selected.contains(fact) ? "*;" : ";"))
                .collect(Collectors.joining());
    }

    /** All hash functions, the selected one with a star (draft-bryan-ftpext-hash section 3.1). */
    private static String algorithms(HashAlgorithm selected) {
        return Arrays.stream(HashAlgorithm.values())
                .map(algorithm -> algorithm.label() + (algorithm == selected ? "*" : ""))
                .collect(Collectors.joining(";"));
    }

    private static Step help(State state, String topic) {
        if (topic.isEmpty()) {
            return new Step(state, overview());
        }
        Optional<Verb> verb = Verb.of(topic);
        if (verb.isEmpty()) {
            return Step.of(state, PARAMETER_NOT_IMPLEMENTED, "No such verb; HELP alone lists them");
        }
        String text = verb.get().usage() + " (" + verb.get().source() + ")";
        return Step.of(
                state,
                HELP,
                verb.get().isOffered()
                        ? text
                        : text + "; not offered: " + verb.get().reasonNotOffered());
    }

    private static Reply overview() {
        List<String> lines = new ArrayList<>();
        lines.add("These verbs are known (* not offered):");
        StringBuilder line = new StringBuilder();
        int inLine = 0;
        for (Verb verb : Verb.values()) {
            line.append(
                    String.format(
                            Locale.ROOT, " %-8s", verb.name() + (verb.isOffered() ? "" : "*")));
            if (++inLine % VERBS_PER_LINE == 0) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString().stripTrailing());
        }
        lines.add("HELP <verb> tells more");
        return Reply.of(HELP, lines);
    }

    private Reply status(State state) {
        List<String> lines = new ArrayList<>();
        lines.add("Status:");
        lines.add(" Connected from " + HostPort.literal(control.peer().getAddress()));
        lines.add(
                " Commands in %s, data in %s"
                        .formatted(
                                control.isSecure() ? "TLS" : "clear",
                                tls.dataProtection() == Protection.PRIVATE ? "TLS" : "clear"));
        if (state instanceof LoggedIn user) {
            lines.add(" Logged in as " + user.account().name());
            lines.add(" TYPE " + user.type().letter() + ", STRU F, MODE S");
            lines.add(" Data connection: " + describe(user.mode()));
        } else {
            lines.add(" Not logged in");
        }
        lines.add("End of status");
        return Reply.of(STATUS, lines);
    }

    private static String describe(DataMode mode) {
        InetSocketAddress announced = mode.announced();
        return announced == null
                ? "none set up"
                : "set up, announced " + new HostPort(announced.getAddress(), announced.getPort());
    }
}
