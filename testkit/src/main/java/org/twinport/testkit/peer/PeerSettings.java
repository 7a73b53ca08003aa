package org.twinport.testkit.peer;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server shall be like; an immutable value.
 *
 * @param root the folder its one account sees as "/"; when started by root it is given to an
 *     unprivileged owner, with all it holds
 * @param user the account, a plain lower-case word
 * @param password its password, without quotes
 * @param address where it listens
 * @param port the control port; 0 for a free one
 * @param passivePorts the passive range; {@link PortRange#FREE} for a free block of 20
 * @param prefix a command that starts it, such as {@code ip netns exec NAME}; may be empty
 * @param tls empty for clear FTP only
 * @param lines more of the server's configuration, in its own words: a line takes the place of the
 *     usual one of the same name
 */
public record PeerSettings(
        Path root,
        String user,
        String password,
        InetAddress address,
        int port,
        PortRange passivePorts,
        List<String> prefix,
        Optional<PeerTls> tls,
        List<String> lines) {

    public PeerSettings {
        if (!user.matches("[a-z][a-z0-9]{0,30}")) {
            throw new IllegalArgumentException("not an account name: " + user);
        }
        if (password.isEmpty() || !password.matches("[\\x20-\\x7e&&[^'\"\\\\]]+")) {
            throw new IllegalArgumentException("password must be ASCII without quotes");
        }
        prefix = List.copyOf(prefix);
        lines = List.copyOf(lines);
    }

    /** A server on 127.0.0.1 with user {@code joe} and password {@code secret}. */
    public static PeerSettings of(Path root) {
        return new PeerSettings(
                root,
                "joe",
                "secret",
                InetAddress.ofLiteral("127.0.0.1"),
                0,
                PortRange.FREE,
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** The same with another account. */
    public PeerSettings account(String name, String word) {
        return new PeerSettings(root, name, word, address, port, passivePorts, prefix, tls, lines);
    }

    /** The same listening elsewhere. */
    public PeerSettings listen(InetAddress where, int controlPort) {
        return new PeerSettings(
                root, user, password, where, controlPort, passivePorts, prefix, tls, lines);
    }

    /** The same with a given passive range. */
    public PeerSettings passive(PortRange ports) {
        return new PeerSettings(root, user, password, address, port, ports, prefix, tls, lines);
    }

    /** The same started through another command. */
    public PeerSettings through(List<String> command) {
        return new PeerSettings(
                root, user, password, address, port, passivePorts, command, tls, lines);
    }

    /** The same with TLS. */
    public PeerSettings with(PeerTls how) {
        return new PeerSettings(
                root, user, password, address, port, passivePorts, prefix, Optional.of(how), lines);
    }

    /** The same with more lines of configuration. */
    public PeerSettings lines(List<String> more) {
        return new PeerSettings(
                root, user, password, address, port, passivePorts, prefix, tls, more);
    }

    /** Whether a client must begin with a TLS handshake. */
    boolean isImplicit() {
        return tls.filter(PeerTls::implicit).isPresent();
    }

    /**
     * The same with ports chosen where none were given. Another process may take them meanwhile.
     */
    PeerSettings withFreePorts() {
        int control = port == 0 ? PortRange.free(1).first() : port;
        PortRange data = passivePorts.equals(PortRange.FREE) ? PortRange.free(20) : passivePorts;
        return new PeerSettings(root, user, password, address, control, data, prefix, tls, lines);
    }
}
