package org.twinport.server.handler;

import static org.twinport.protocol.reply.ReplyCode.BAD_ARGUMENT;
import static org.twinport.protocol.reply.ReplyCode.NOT_LOGGED_IN;
import static org.twinport.protocol.reply.ReplyCode.OKAY;
import static org.twinport.protocol.reply.ReplyCode.PARAMETER_NOT_IMPLEMENTED;

import org.twinport.protocol.listing.Fact;
import org.twinport.protocol.transfer.HashAlgorithm;
import org.twinport.server.session.LoggedIn;
import org.twinport.server.session.State;
import org.twinport.server.session.Step;
import org.twinport.server.session.WireNames;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** OPTS (RFC 2389 section 4): how other verbs behave from now on; on the session's thread. */
final class OptionHandler {

    private final WireNames names;

    OptionHandler(WireNames names) {
        this.names = names;
    }

    Step handle(State state, String text) {
        String[] words = text.strip().split(" +", 2);
        String rest = words.length == 1 ? "" : words[1];
        return switch (words[0].toUpperCase(Locale.ROOT)) {
            case "UTF8" -> selectUtf8(state, rest);
            case "MLST" ->
                    state instanceof LoggedIn user ? selectFacts(user, rest) : notLoggedIn(state);
            case "HASH" ->
                    state instanceof LoggedIn user ? selectHash(user, rest) : notLoggedIn(state);
            default -> Step.of(state, PARAMETER_NOT_IMPLEMENTED, "OPTS knows UTF8, MLST and HASH");
        };
    }

    private static Step notLoggedIn(State state) {
        return Step.of(state, NOT_LOGGED_IN, "Log in with USER and PASS");
    }

    /**
     * Where the rules give this client another charset, UTF-8 is what it can switch to, and the
     * other what it can go back to.
     */
    private Step selectUtf8(State state, String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "", "ON", "NLST" -> {
                names.utf8(true);
                yield Step.of(state, OKAY, "UTF8 is on");
            }
            case "OFF" -> {
                names.utf8(false);
                yield names.hasOther()
                        ? Step.of(state, OKAY, "UTF8 is off")
                        : Step.of(
                                state,
                                PARAMETER_NOT_IMPLEMENTED,
                                "UTF8 cannot be switched off: names are bytes here");
            }
            default -> Step.of(state, PARAMETER_NOT_IMPLEMENTED, "OPTS UTF8 takes ON or OFF");
        };
    }

    /** Unknown facts are skipped and the reply tells what remained (RFC 3659 section 7.9). */
    private static Step selectFacts(LoggedIn user, String list) {
        Set<Fact> selected = EnumSet.noneOf(Fact.class);
        for (String label : list.split(";")) {
            Fact.of(label.strip()).ifPresent(selected::add);
        }
        String kept =
                selected.stream().map(fact -> fact.label() + ";").collect(Collectors.joining());
        return user.with(selected).reply(OKAY, ("MLST OPTS " + kept).strip());
    }

    /** The reply is the name that is selected now (draft-bryan-ftpext-hash section 3.2). */
    private static Step selectHash(LoggedIn user, String name) {
        Optional<HashAlgorithm> wanted =
                name.isEmpty() ? Optional.of(user.hash()) : HashAlgorithm.of(name.strip());
        return wanted.isPresent()
                ? user.with(wanted.get()).reply(OKAY, wanted.get().label())
                : user.reply(BAD_ARGUMENT, "Unknown algorithm, the selection stays as it was");
    }
}
