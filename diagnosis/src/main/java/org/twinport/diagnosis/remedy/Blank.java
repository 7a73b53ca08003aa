package org.twinport.diagnosis.remedy;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be filled into a line, and what it must look like; a value. Values come from strangers,
 * too (a greeting, a reply to PASV), and the lines are pasted into shells: only what fits the
 * pattern gets in.
 */
enum Blank {
    /** Host name or address that the client dials. */
    HOST("host", Patterns.ADDRESS),
    PORT("control port", Patterns.PORT),
    /** Address that the server shall announce; a name where the product takes one. */
    ADDRESS("public address", Patterns.ADDRESS),
    RANGE_FIRST("first passive port", Patterns.PORT),
    RANGE_LAST("last passive port", Patterns.PORT),
    ACTIVE_FIRST("first active port", Patterns.PORT),
    ACTIVE_LAST("last active port", Patterns.PORT),
    USER("user", "[A-Za-z0-9_][A-Za-z0-9_.@+-]{0,63}"),
    /** The client's address, as the server sees it. */
    CLIENT("client address", Patterns.IP),
    /** The server's address, as the gateway sees it. */
    SERVER("server address", Patterns.IP),
    /** Family and name of an nft table. */
    TABLE("table", "(?:ip|ip6|inet) [A-Za-z_][A-Za-z0-9_-]{0,31}"),
    NAT_TABLE("table", "(?:ip|ip6|inet) [A-Za-z_][A-Za-z0-9_-]{0,31}"),
    CHAIN("chain", "[A-Za-z_][A-Za-z0-9_-]{0,31}"),
    NAT_CHAIN("chain", "[A-Za-z_][A-Za-z0-9_-]{0,31}"),
    /** A network interface. */
    INTERFACE("interface", "[A-Za-z0-9][A-Za-z0-9_.-]{0,14}"),
    CERTIFICATE("certificate file", Patterns.FILE),
    KEY("key file", Patterns.FILE);

    private static final class Patterns {
        static final String PORT =
                "[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]";
        static final String IP =
                "\\d{1,3}(?:\\.\\d{1,3}){3}|(?=[^:]*:)[0-9A-Fa-f:]{2,39}(?:\\d{1,3}(?:\\.\\d{1,3}){3})?";
        static final String ADDRESS = IP + "|[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_.])?";
        static final String FILE = "/[A-Za-z0-9_./-]{1,200}";

        private Patterns() {}
    }

    private static final Pattern IN_TEMPLATE = Pattern.compile("\\{([a-z_]+)(?::([^{}]*))?}");

    private final String words;
    private final Pattern pattern;

    Blank(String words, String pattern) {
        this.words = words;
        this.pattern = Pattern.compile(pattern);
    }

    /** The template with every blank filled, or with words in its place. */
    static String fill(String template, Form form, Map<String, String> values) {
        Matcher blanks = IN_TEMPLATE.matcher(template);
        return blanks.replaceAll(
                found -> Matcher.quoteReplacement(text(found, template, form, values)));
    }

    private static String text(
            MatchResult found, String template, Form form, Map<String, String> values) {
        String text = text(found.group(1), found.group(2), values);
        boolean isMissing = text.indexOf('<') >= 0;
        return isMissing && form.isShell() && isBare(template, found.start())
                ? "'" + text + "'"
                : text;
    }

    private static String text(String name, @Nullable String fallback, Map<String, String> values) {
        String derived = derived(name, values);
        if (derived != null) {
            return derived;
        }
        Blank blank = valueOf(name.toUpperCase(Locale.ROOT));
        return fallback != null && blank.valid(values) == null ? fallback : orWords(blank, values);
    }

    /** Words in angle brackets that are pasted as they are must not redirect anything. */
    private static boolean isBare(String template, int position) {
        return template.substring(0, position).chars().filter(each -> each == '\'').count() % 2
                == 0;
    }

    private @Nullable String valid(Map<String, String> values) {
        String value = values.get(name().toLowerCase(Locale.ROOT));
        return value != null && pattern.matcher(value).matches() ? value : null;
    }

    /** What follows from other values: notations that depend on the family of an address. */
    private static @Nullable String derived(String name, Map<String, String> values) {
        return switch (name) {
            case "url_host" -> bracketed(orWords(HOST, values));
            case "bracketed_client" -> bracketed(orWords(CLIENT, values));
            case "client_family" -> isIpv6(CLIENT, values) ? "ipv6" : "ipv4";
            case "url_user" -> orWords(USER, values).replace("@", "%40");
            case "to_server" -> match("daddr ", orWords(SERVER, values));
            case "from_server" -> match("saddr ", orWords(SERVER, values));
            case "from_client" -> match("saddr ", orWords(CLIENT, values));
            case "server_family" -> isIpv6(SERVER, values) ? "ipv6" : "ipv4";
            case "iptables" ->
                    isIpv6(SERVER, values) || isIpv6(CLIENT, values) ? "ip6tables" : "iptables";
            default -> null;
        };
    }

    private static String orWords(Blank blank, Map<String, String> values) {
        String value = blank.valid(values);
        return value == null ? "<" + blank.words + ">" : value;
    }

    private static boolean isIpv6(Blank blank, Map<String, String> values) {
        String value = blank.valid(values);
        return value != null && value.contains(":");
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static String match(String which, String address) {
        return (address.contains(":") ? "ip6 " : "ip ") + which + address;
    }
}
