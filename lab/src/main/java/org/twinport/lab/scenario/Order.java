package org.twinport.lab.scenario;

import java.util.Locale;

/**
 * What the user wants and knows: a value.
 *
 * @param host what is dialled; empty for the address of the server's network
 * @param file for {@link Try#GET} and {@link Try#PUT}; else empty
 * @param protection {@code P} or {@code C}, of data connections under TLS
 */
public record Order(
        String host,
        int port,
        String user,
        String password,
        Mode mode,
        Try what,
        String file,
        Tls tls,
        char protection) {

    /** The mode that shall work. */
    public enum Mode {
        AUTO,
        PASSIVE,
        ACTIVE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What shall be transferred. */
    public enum Try {
        LIST,
        GET,
        PUT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which TLS is asked for. */
    public enum Tls {
        NONE,
        EXPLICIT,
        IMPLICIT
    }

    /** A listing in passive mode, in clear, as the account that every server of the lab has. */
    public static final Order USUAL =
            new Order(
                    "",
                    21,
                    Account.USER,
                    Account.PASSWORD,
                    Mode.PASSIVE,
                    Try.LIST,
                    "",
                    Tls.NONE,
                    'P');

    public Order host(String other) {
        return new Order(other, port, user, password, mode, what, file, tls, protection);
    }

    public Order port(int other) {
        return new Order(host, other, user, password, mode, what, file, tls, protection);
    }

    public Order account(String name, String word) {
        return new Order(host, port, name, word, mode, what, file, tls, protection);
    }

    public Order mode(Mode other) {
        return new Order(host, port, user, password, other, what, file, tls, protection);
    }

    /** The same with a file to be fetched. */
    public Order get(String name) {
        return new Order(host, port, user, password, mode, Try.GET, name, tls, protection);
    }

    /** The same with a file to be stored. */
    public Order put(String name) {
        return new Order(host, port, user, password, mode, Try.PUT, name, tls, protection);
    }

    public Order tls(Tls other) {
        return new Order(host, port, user, password, mode, what, file, other, protection);
    }

    /** The same with data connections in clear under TLS. */
    public Order clearData() {
        return new Order(host, port, user, password, mode, what, file, tls, 'C');
    }
}
