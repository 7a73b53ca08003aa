package org.twinport.daemon.preflight.host;

import org.twinport.daemon.preflight.filter.Ruleset;
import org.twinport.daemon.tls.LoadedCertificate;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The machine as it was seen at one moment; immutable, and all that checks know of it.
 *
 * @param process the server, or this process, which would be it
 * @param kernel settings of the kernel
 * @param sockets what listens
 * @param links interfaces and names
 * @param firewall rules for packets
 * @param confinement what keeps programs from doing what they may
 * @param folders those that are served, by path
 * @param certificates by path; with the reason where one cannot be used
 */
public record HostFacts(
        Process process,
        Kernel kernel,
        Sockets sockets,
        Links links,
        Firewall firewall,
        Confinement confinement,
        Map<Path, Folder> folders,
        Map<Path, Fact<LoadedCertificate>> certificates) {

    public HostFacts {
        folders = Map.copyOf(folders);
        certificates = Map.copyOf(certificates);
    }

    /**
     * A process.
     *
     * @param serves whether it is a server that runs, and not this one
     * @param user its user's name, or number
     * @param looker the user of this process, who has looked at folders and ports
     * @param capabilities effective ones, a bit each (capabilities(7))
     * @param noNewPrivileges whether it can gain none
     * @param descriptors how many it may open at once
     * @param label its domain in SELinux
     */
    public record Process(
            boolean serves,
            String user,
            String looker,
            Fact<Long> capabilities,
            Fact<Boolean> noNewPrivileges,
            Fact<Long> descriptors,
            Fact<String> label) {}

    /**
     * Settings of the kernel.
     *
     * @param ephemeral ports that programs get for connections of their own
     * @param reserved ports among them that they do not get
     * @param unprivilegedStart the lowest port that everybody may bind
     * @param modules names of those that are loaded
     * @param now the host's time
     * @param clockIsSynchronized whether something keeps it right
     */
    public record Kernel(
            Fact<Span> ephemeral,
            Fact<List<Span>> reserved,
            Fact<Integer> unprivilegedStart,
            Fact<List<String>> modules,
            Instant now,
            Fact<Boolean> clockIsSynchronized) {}

    /** From one port to another, both included. */
    public record Span(int first, int last) {
        public boolean overlaps(Span other) {
            return first <= other.last && other.first <= last;
        }

        @Override
        public String toString() {
            return first == last ? String.valueOf(first) : first + "-" + last;
        }
    }

    /**
     * Sockets.
     *
     * @param listeners all on TCP
     * @param timeWait how many connections of the passive range wait for stragglers
     * @param binds what came of binding ports to listen on, by address: why it was refused, or
     *     nothing
     * @param activeBinds the same of port 20, to dial from it
     */
    public record Sockets(
            Fact<List<Listener>> listeners,
            Fact<Integer> timeWait,
            Map<InetSocketAddress, Optional<String>> binds,
            Map<InetAddress, Optional<String>> activeBinds) {
        public Sockets {
            binds = Map.copyOf(binds);
            activeBinds = Map.copyOf(activeBinds);
        }
    }

    /**
     * A socket that listens.
     *
     * @param owner whose it is; empty if it cannot be seen
     */
    public record Listener(InetSocketAddress address, Optional<Owner> owner) {}

    /**
     * A process that has a socket.
     *
     * @param name of its program
     * @param isTwinport whether that is this server
     */
    public record Owner(long pid, String name, boolean isTwinport) {
        @Override
        public String toString() {
            return name + " (process " + pid + ")";
        }
    }

    /**
     * Interfaces and names.
     *
     * @param devices that are up, loopback included
     * @param outward names of those where the rest of the world is
     * @param names addresses of names that are announced
     */
    public record Links(
            List<Device> devices,
            List<String> outward,
            Map<String, Fact<List<InetAddress>>> names) {
        public Links {
            names = Map.copyOf(names);
        }

        /** All addresses of this host but loopback. */
        public List<InetAddress> addresses() {
            return devices.stream()
                    .flatMap(device -> device.addresses().stream())
                    .filter(address -> !address.isLoopbackAddress())
                    .toList();
        }
    }

    /** An interface. */
    public record Device(String name, List<InetAddress> addresses) {}

    /**
     * Rules for packets.
     *
     * @param rules of nft and iptables together
     * @param firewalld the active zone as firewall-cmd prints it
     * @param ufw whether it is switched on
     */
    public record Firewall(Fact<Ruleset> rules, Fact<String> firewalld, Fact<Boolean> ufw) {}

    /**
     * What keeps programs from doing what they may.
     *
     * @param seLinuxEnforces whether SELinux refuses what its rules do not allow
     * @param booleans of SELinux for FTP, as getsebool prints them
     * @param ports of SELinux, as semanage prints them
     * @param unit of systemd, as systemctl shows its properties
     * @param container the kind of container that this is; empty if it is none
     * @param cloud whose virtual machine this is; empty if nobody's that is known
     */
    public record Confinement(
            Fact<Boolean> seLinuxEnforces,
            Fact<Map<String, Boolean>> booleans,
            Fact<Map<String, List<Span>>> ports,
            Fact<Map<String, String>> unit,
            Fact<Optional<String>> container,
            Fact<Optional<String>> cloud) {}

    /**
     * A folder that is served.
     *
     * @param exists whether it is a folder
     * @param readable whether this process may see what is in it
     * @param writable whether this process may change what is in it
     * @param usable bytes that it may still write
     * @param readOnly whether the file system takes no changes
     */
    public record Folder(
            boolean exists,
            boolean readable,
            boolean writable,
            Fact<Long> usable,
            boolean readOnly) {}
}
