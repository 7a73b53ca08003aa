package org.twinport.conformance.list;

import org.twinport.conformance.check.Answer;
import org.twinport.conformance.check.Unmet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path in a 257 reply, in quotes of which one within is doubled (RFC 959 appendix II); pure.
 */
final class Quoted {
    private static final Pattern FORM =
            Pattern.compile("\"((?:[^\"]|\"\")+)\"(?: .*)?", Pattern.DOTALL);

    private Quoted() {}

    static String path(Answer answer) throws Unmet {
        Matcher m = FORM.matcher(answer.text());
        if (!m.matches()) {
            throw answer.failed();
        }
        return m.group(1).replace("\"\"", "\"");
    }
}
