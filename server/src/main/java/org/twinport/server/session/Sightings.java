package org.twinport.server.session;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.command.Verb;
import org.twinport.protocol.diag.ActiveView;
import org.twinport.protocol.diag.DataView;
import org.twinport.protocol.diag.PassiveView;

import java.util.Optional;

/**
 * What one session has seen of its data connections, for SITE DIAG; owned by the session's thread.
 * Only the last of each kind is kept.
 */
public final class Sightings {

    private @Nullable PassiveView passive;
    private @Nullable ActiveView active;
    private @Nullable DataView data;
    private int connects;

    /** A command came; of PORT and EPRT the argument is kept as it came, accepted or not. */
    void heard(Command command, String line) {
        switch (command) {
            case Command.Port _ -> announced(false, line);
            case Command.Eprt _ -> announced(true, line);
            case Command.Invalid(Verb verb, _, _) when verb == Verb.PORT || verb == Verb.EPRT ->
                    announced(verb == Verb.EPRT, line);
            default -> {}
        }
    }

    private void announced(boolean extended, String line) {
        int space = line.indexOf(' ');
        active = new ActiveView(extended, space < 0 ? "" : line.substring(space + 1), false);
    }

    /** The PORT or EPRT that came last is what the server will dial. */
    public void accepted() {
        ActiveView last = active;
        if (last != null) {
            active = new ActiveView(last.extended(), last.argument(), true);
        }
    }

    /** PASV or EPSV was answered with this. */
    public void announced(PassiveView reply) {
        passive = reply;
    }

    /** A data connection, or the attempt at one, is over. */
    public void ended(DataView attempt) {
        data = attempt;
    }

    public Optional<PassiveView> passive() {
        return Optional.ofNullable(passive);
    }

    public Optional<ActiveView> active() {
        return Optional.ofNullable(active);
    }

    public Optional<DataView> data() {
        return Optional.ofNullable(data);
    }

    /** A connect-back test is made. */
    public void connected() {
        connects++;
    }

    /** How many connect-back tests there were. */
    public int connects() {
        return connects;
    }

    /** Another user begins, who is told nothing of the last one. */
    public void forget() {
        passive = null;
        active = null;
        data = null;
    }
}
