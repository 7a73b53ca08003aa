package org.twinport.cli.remote;

import org.jspecify.annotations.Nullable;
import org.twinport.cli.tls.FtpScheme;
import org.twinport.client.RemotePath;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ftp://user:password@host:port/path} (RFC 1738 section 3.2), or with ftpes or ftps: the
 * path is relative to the login directory, and absolute after a second slash. Bytes may be written
 * as {@code %XX}.
 *
 * @param scheme how much TLS
 * @param host name or literal address
 * @param port that of the scheme unless given
 * @param user null if not given
 * @param password null if not given
 * @param path what the server is asked for
 */
public record FtpUrl(
        FtpScheme scheme,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        RemotePath path) {

    private static final Pattern FORM =
            Pattern.compile(
                    "(?is)ftp(?:e?s)?://(?:([^/@:]*)(?::([^/@]*))?@)?(\\[[0-9a-f:.%]+]|[^/:@\\[\\]]+)(?::(\\d{1,5}))?(?:/(.*))?");

    /** Whether {@code text} starts like a URL of ours. */
    public static boolean isUrl(String text) {
        return FtpScheme.of(text).isPresent();
    }

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException with a message for people
     */
    public static FtpUrl parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no URL of the form ftp://user@host:port/path, ftpes://… or ftps://…"
                            .formatted(withoutPassword(text)));
        }
        FtpScheme scheme = FtpScheme.of(text).orElseThrow();
        int port = m.group(4) == null ? scheme.port() : Integer.parseInt(m.group(4));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "port %d is not between 1 and 65535".formatted(port));
        }
        String host =
                m.group(3).startsWith("[")
                        ? m.group(3).substring(1, m.group(3).length() - 1)
                        : m.group(3);
        String path = m.group(5) == null ? "" : m.group(5).replaceFirst("(?i);type=[aid]$", "");
        return new FtpUrl(
                scheme,
                host,
                port,
                text(m.group(1)),
                text(m.group(2)),
                new RemotePath(octets(path)));
    }

    private static @Nullable String text(@Nullable String part) {
        return part == null || part.isEmpty()
                ? null
                : new String(
                        octets(part).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String octets(String escaped) {
        StringBuilder out = new StringBuilder();
        String bytes =
                new String(escaped.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            if (c == '%'
                    && i + 2 < bytes.length()
                    && bytes.substring(i + 1, i + 3).matches("[0-9a-fA-F]{2}")) {
                out.append((char) Integer.parseInt(bytes.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String withoutPassword(String text) {
        // Up to the last '@': what makes it no URL may be an '@' or '/' in the password.
        return text.replaceFirst("(?s)(//[^/@:]*):.*@", "$1:****@");
    }

    /** Whether both name the same server and user, and the same way to it. */
    public boolean sameServer(FtpUrl other) {
        return scheme == other.scheme
                && host.equalsIgnoreCase(other.host)
                && port == other.port
                && Objects.equals(user, other.user);
    }

    /** The URL with another path. */
    public FtpUrl at(RemotePath other) {
        return new FtpUrl(scheme, host, port, user, password, other);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return scheme.text()
                + "://"
                + (user == null ? "" : user + "@")
                + (host.contains(":") ? "[" + host + "]" : host)
                + (port == scheme.port() ? "" : ":" + port)
                + "/"
                + path;
    }
}
