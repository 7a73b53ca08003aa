package org.twinport.cli.doctor;

import org.twinport.doctor.question.Question;
import org.twinport.protocol.endpoint.AddressScope;
import org.twinport.protocol.endpoint.HostPort;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a report what not everybody shall know: addresses become numbered words that keep
 * their scope, host, user and path become words. Owned by the thread of the command.
 */
public final class Anonymous {

    private static final Pattern DOTTED = Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b");
    private static final Pattern COMMAS = Pattern.compile("\\b\\d{1,3}(?:,\\d{1,3}){3}(?=,\\d)");
    private static final Pattern COLONS =
            Pattern.compile("(?i)(?<![0-9a-f:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![0-9a-f:])");

    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final Question question;

    public Anonymous(Question question) {
        this.question = question;
    }

    /** The text with words in place of what is private. */
    public String text(String text) {
        String out = replaced(COMMAS, text, ",");
        out = replaced(DOTTED, out, ".");
        out = replaced(COLONS, out, "");
        out = out.replace(question.host(), "<host>");
        if (question.login().isPresent()) {
            out = word(out, question.login().get().user(), "<user>");
        }
        String file = question.file();
        return file == null || file.isEmpty() ? out : out.replace(file, "<path>");
    }

    private static String word(String text, String name, String label) {
        return text.replaceAll(
                "(?<![\\w.@-])" + Pattern.quote(name) + "(?![\\w@-])",
                Matcher.quoteReplacement(label));
    }

    private String replaced(Pattern pattern, String text, String separator) {
        Matcher matcher = pattern.matcher(text);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(label(found.group(), separator)));
    }

    private String label(String found, String separator) {
        String literal = separator.equals(",") ? found.replace(',', '.') : found;
        Optional<InetAddress> address =
                HostPort.parseIpv4(literal).or(() -> HostPort.parseIpv6(literal));
        if (address.isEmpty()) {
            return found;
        }
        String key = HostPort.literal(address.get());
        String known = addresses.get(key);
        if (known == null) {
            String scope =
                    AddressScope.of(address.get())
                            .name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-');
            known = "<%s-address-%d>".formatted(scope, addresses.size() + 1);
            addresses.put(key, known);
        }
        return known;
    }
}
