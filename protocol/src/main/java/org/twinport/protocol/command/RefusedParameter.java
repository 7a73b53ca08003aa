package org.twinport.protocol.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The parameters that RFC 959 defines and that are deliberately answered with 504, with the reason;
 * the page of RFC coverage reads them from here.
 */
public enum RefusedParameter {
    TYPE_E(Verb.TYPE, "E", "no file here is in EBCDIC"),
    TYPE_A_C(Verb.TYPE, "A C", "files here carry no carriage control"),
    TYPE_L(Verb.TYPE, "L <other than 8>", "bytes here have 8 bits"),
    STRU_R(Verb.STRU, "R", "files here have no records"),
    STRU_P(Verb.STRU, "P", "files here have no pages"),
    MODE_B(Verb.MODE, "B", "restart needs no block markers, REST counts bytes (RFC 3659)"),
    MODE_C(Verb.MODE, "C", "its run-length coding gains nothing on today's files");

    private final Verb verb;
    private final String parameter;
    private final String reason;

    RefusedParameter(Verb verb, String parameter, String reason) {
        this.verb = verb;
        this.parameter = parameter;
        this.reason = reason;
    }

    /** The entry for an argument of {@code verb}, if it is one of those that are listed here. */
    static Optional<RefusedParameter> of(Verb verb, String argument) {
        String text = argument.strip().toUpperCase(Locale.ROOT);
        String listed =
                text.matches("L ?\\d+")
                        ? TYPE_L.parameter
                        : text.matches("E [NTC]") ? TYPE_E.parameter : text;
        return of(verb).stream().filter(refused -> refused.parameter.equals(listed)).findFirst();
    }

    /** All that is refused of one verb. */
    public static List<RefusedParameter> of(Verb verb) {
        return Arrays.stream(values()).filter(refused -> refused.verb == verb).toList();
    }

    /** The verb whose parameter it is. */
    public Verb verb() {
        return verb;
    }

    /** The parameter as the RFC writes it. */
    public String parameter() {
        return parameter;
    }

    /** Why it is not offered, to stand after a colon. */
    public String reason() {
        return reason;
    }
}
