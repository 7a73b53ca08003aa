package org.twinport.daemon.preflight.host;

import org.twinport.daemon.preflight.host.HostFacts.Device;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks at interfaces, and names up; used by one thread. */
final class LinkLook {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Plan plan;
    private final boolean asksForNames;

    LinkLook(Plan plan, boolean asksForNames) {
        this.plan = plan;
        this.asksForNames = asksForNames;
    }

    HostFacts.Links seen() {
        List<String> outward =
                ProcNet.outward(
                        Texts.of("/proc/net/route").known().orElse(""),
                        Texts.of("/proc/net/ipv6_route").known().orElse(""));
        Map<String, Fact<List<InetAddress>>> names = new HashMap<>();
        plan.names().forEach(name -> names.put(name, addresses(name)));
        return new HostFacts.Links(devices(), outward, names);
    }

    private static List<Device> devices() {
        List<Device> found = new ArrayList<>();
        try {
            for (NetworkInterface each :
                    Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (each.isUp()) {
                    found.add(new Device(each.getName(), each.inetAddresses().toList()));
                }
            }
        } catch (SocketException _) {
            // Then there is nothing to compare with.
        }
        return found;
    }

    private Fact<List<InetAddress>> addresses(String name) {
        if (!asksForNames) {
            return Fact.unknown("there was no time to look it up");
        }
        FutureTask<List<InetAddress>> lookup =
                new FutureTask<>(() -> List.of(InetAddress.getAllByName(name)));
        // The system's resolver knows no deadline; a daemon thread does not keep the process.
        Thread.ofPlatform().daemon().name("name-lookup").start(lookup);
        try {
            return Fact.of(lookup.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Fact.unknown("DNS did not answer in " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnknownHostException
                    ? Fact.of(List.of())
                    : Fact.unknown("it cannot be looked up: " + e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Fact.unknown("the look-up was interrupted");
        }
    }
}
