package org.twinport.daemon.preflight.host;

import org.twinport.daemon.config.Keys;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.config.User;
import org.twinport.daemon.tls.CertificateFiles;
import org.twinport.net.data.PortRange;
import org.twinport.server.config.Limits;
import org.twinport.server.config.Listen;
import org.twinport.server.config.PassiveRules;
import org.twinport.server.config.PassiveRules.Announced;
import org.twinport.storage.view.Permission;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a server is to do on this host; immutable.
 *
 * @param control where it is to listen
 * @param isUsualPort whether nobody has said where, so that it takes 2121 if it cannot have 21
 * @param passive ports for passive mode
 * @param announced what PASV announces, with the networks of clients that each is for
 * @param sourcePort from where active mode is to dial
 * @param sessions control connections in total, 0 without a limit
 * @param perAddress control connections from one address, 0 without a limit
 * @param tls whether clients may use TLS
 * @param certificates in files
 * @param homes folders that are served
 * @param self the process that serves already; empty if none is known
 */
public record Plan(
        List<InetSocketAddress> control,
        boolean isUsualPort,
        PortRange passive,
        List<Told> announced,
        Keys.SourcePort sourcePort,
        int sessions,
        int perAddress,
        boolean tls,
        List<CertificateFiles> certificates,
        List<Home> homes,
        Optional<Long> self) {

    private static final Set<Permission> READING = EnumSet.of(Permission.LIST, Permission.READ);

    public Plan {
        control = List.copyOf(control);
        announced = List.copyOf(announced);
        certificates = List.copyOf(certificates);
        homes = List.copyOf(homes);
    }

    /**
     * An announced address.
     *
     * @param clients the network that it is for; empty for all others
     */
    public record Told(String clients, Announced address) {}

    /**
     * A folder.
     *
     * @param reads whether anybody may see or fetch something in it
     * @param writes whether anybody may change something in it
     */
    public record Home(Path folder, boolean reads, boolean writes) {}

    /** What these settings mean. */
    public static Plan of(Settings settings) {
        Limits limits = settings.limits();
        return new Plan(
                control(settings),
                settings.listen().isEmpty(),
                settings.passive().ports(),
                announced(settings.passive()),
                settings.sourcePort(),
                limits.sessions(),
                limits.perAddress(),
                settings.tls().isOn(),
                settings.tls().certificates(),
                homes(settings),
                Optional.empty());
    }

    /** The same for a server that runs. */
    public Plan ofRunning(List<InetSocketAddress> bound, long process) {
        return new Plan(
                bound,
                false,
                passive,
                announced,
                sourcePort,
                sessions,
                perAddress,
                tls,
                certificates,
                homes,
                Optional.of(process));
    }

    private static List<InetSocketAddress> control(Settings settings) {
        List<Listen> explicit =
                settings.listen().isEmpty()
                        ? List.of(Listen.on(new InetSocketAddress(21)))
                        : settings.listen();
        return Stream.concat(explicit.stream(), settings.implicit().stream())
                .map(Listen::address)
                .toList();
    }

    private static List<Told> announced(PassiveRules passive) {
        List<Told> all = new ArrayList<>(List.of(new Told("", passive.address())));
        passive.byNetwork()
                .forEach(rule -> all.add(new Told(rule.clients().toString(), rule.address())));
        return all;
    }

    private static List<Home> homes(Settings settings) {
        if (settings.everybody().isEmpty()) {
            // The one user who is made up at start.
            boolean writes = !settings.values().get(Keys.READ_ONLY);
            return List.of(new Home(settings.root(), true, writes));
        }
        return settings.everybody().stream()
                .map(User::home)
                .distinct()
                .map(home -> home(home, settings))
                .toList();
    }

    private static Home home(Path folder, Settings settings) {
        Set<Permission> all = EnumSet.noneOf(Permission.class);
        settings.everybody().stream()
                .filter(user -> user.home().equals(folder))
                .flatMap(user -> user.permissions().rules().stream())
                .forEach(rule -> all.addAll(rule.allowed()));
        boolean writes = !READING.containsAll(all);
        all.retainAll(READING);
        return new Home(folder, !all.isEmpty(), writes);
    }

    /** The names that are announced. */
    public List<String> names() {
        return announced.stream()
                .flatMap(told ->
                        told.address() instanceof Announced.ByName(String name)
                                ? Stream.of(name)
                                : Stream.empty())
                .distinct()
                .toList();
    }
}
