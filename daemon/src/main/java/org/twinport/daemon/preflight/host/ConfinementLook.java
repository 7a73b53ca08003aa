package org.twinport.daemon.preflight.host;

import org.twinport.daemon.preflight.host.HostFacts.Span;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at SELinux, systemd, containers and clouds; stateless. */
final class ConfinementLook {

    private static final Pattern UNIT = Pattern.compile("([\\w@.:-]+\\.service)$");
    private static final String USUAL_UNIT = "twinport.service";
    private static final List<String> PROPERTIES =
            List.of(
                    "Id",
                    "LoadState",
                    "User",
                    "AmbientCapabilities",
                    "CapabilityBoundingSet",
                    "ProtectHome",
                    "ProtectSystem",
                    "ReadWritePaths",
                    "PrivateNetwork",
                    "RestrictAddressFamilies",
                    "IPAddressDeny",
                    "LimitNOFILE");

    private static final List<String> CLOUDS =
            List.of("Amazon EC2", "Google", "Microsoft Corporation", "Alibaba Cloud", "Oracle");

    private ConfinementLook() {}

    static HostFacts.Confinement seen(String process, Commands commands) {
        Fact<Boolean> enforces =
                Texts.of("/sys/fs/selinux/enforce").map(text -> text.strip().equals("1"));
        boolean asked = enforces.known().orElse(false);
        String unit =
                Texts.of("/proc/" + process + "/cgroup")
                        .known()
                        .flatMap(ConfinementLook::unit)
                        .orElse(USUAL_UNIT);
        return new HostFacts.Confinement(
                Files.exists(Path.of("/sys/fs/selinux")) ? enforces : Fact.of(false),
                asked
                        ? commands.run("getsebool", "-a").map(ConfinementLook::booleans)
                        : Fact.unknown("SELinux does not enforce"),
                asked
                        ? commands.run("semanage", "port", "-l").map(ConfinementLook::ports)
                        : Fact.unknown("SELinux does not enforce"),
                commands.run("systemctl", "show", unit, "-p", String.join(",", PROPERTIES))
                        .map(ConfinementLook::properties),
                container(),
                Texts.of("/sys/class/dmi/id/sys_vendor").map(ConfinementLook::cloud));
    }

    /** The service of systemd in which a process is, of /proc/PID/cgroup. */
    static Optional<String> unit(String cgroup) {
        return cgroup.lines()
                .filter(line -> line.startsWith("0::") || line.contains(":name=systemd:"))
                .map(UNIT::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(unit -> !unit.startsWith("user@"))
                .findFirst();
    }

    /** {@code ftpd_use_passive_mode --> off}. */
    static Map<String, Boolean> booleans(String text) {
        Map<String, Boolean> all = new HashMap<>();
        text.lines()
                .map(line -> line.split("\\s+-->\\s+", 2))
                .filter(parts -> parts.length == 2 && parts[0].contains("ftp"))
                .forEach(parts -> all.put(parts[0].strip(), parts[1].strip().equals("on")));
        return all;
    }

    /** {@code ftp_port_t tcp 21, 989, 990}. */
    static Map<String, List<Span>> ports(String text) {
        Map<String, List<Span>> all = new HashMap<>();
        text.lines()
                .map(line -> line.strip().split("\\s+", 3))
                .filter(parts -> parts.length == 3 && parts[1].equals("tcp"))
                .forEach(parts ->
                        all.computeIfAbsent(parts[0], _ -> new ArrayList<>())
                                .addAll(ProcNet.spans(parts[2])));
        return all;
    }

    /** {@code Key=value} lines. */
    static Map<String, String> properties(String text) {
        Map<String, String> all = new LinkedHashMap<>();
        text.lines()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> all.put(parts[0], parts[1]));
        return all;
    }

    private static Fact<Optional<String>> container() {
        if (Files.exists(Path.of("/.dockerenv"))) {
            return Fact.of(Optional.of("Docker"));
        }
        if (Files.exists(Path.of("/run/.containerenv"))) {
            return Fact.of(Optional.of("Podman"));
        }
        boolean kubernetes = System.getenv("KUBERNETES_SERVICE_HOST") != null;
        return Fact.of(kubernetes ? Optional.of("Kubernetes") : Optional.empty());
    }

    /** Those that give machines private addresses and translate public ones. */
    static Optional<String> cloud(String vendor) {
        String text = vendor.strip().toLowerCase(Locale.ROOT);
        return CLOUDS.stream()
                .filter(cloud -> text.startsWith(cloud.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
