package org.twinport.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twinport.testkit.tool.Child;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** The lab itself: addresses, translation and firewalls do what the tests that use them rely on. */
class NetworkTest {
    private static final Duration START = Duration.ofSeconds(20);
    private static final int PORT = 21;

    private Network network;

    @BeforeEach
    void make() {
        Network.whyNot().ifPresent(Assumptions::abort);
        network = Network.create();
    }

    @AfterEach
    void remove() {
        if (network != null) {
            network.close();
        }
    }

    @Test
    void machines_on_a_cable_reach_every_address_of_each_other() {
        Topology topology = Topology.direct(network, 2);
        assertThat(topology.serverAddresses()).hasSize(4);
        try (Child server = listen(topology.server(), PORT)) {
            for (InetAddress address : topology.serverAddresses()) {
                assertThat(dial(topology.client(), address, PORT))
                        .as("to " + address)
                        .startsWith("heard");
            }
            assertThat(dial(topology.client(), topology.serverReachableAt(), PORT))
                    .isEqualTo("heard " + topology.clientSeenAs().getHostAddress());
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void the_machine_itself_is_out_of_reach() {
        Topology topology = Topology.direct(network, 1);
        assertThat(dial(topology.client(), InetAddress.ofLiteral("127.0.0.1"), PORT))
                .contains("refused");
        assertThat(dial(topology.client(), InetAddress.ofLiteral("192.0.2.1"), PORT))
                .contains("unreachable");
    }

    @Test
    void a_client_behind_nat_is_seen_as_its_router_and_cannot_be_dialled() {
        Topology topology = Topology.clientBehindNat(network);
        try (Child _ = listen(topology.server(), PORT);
                Child _ = listen(topology.client(), 5000)) {
            assertThat(dial(topology.client(), topology.serverReachableAt(), PORT))
                    .isEqualTo("heard 203.0.113.10")
                    .endsWith(topology.clientSeenAs().getHostAddress());
            InetAddress own = topology.clientAddresses().getFirst();
            assertThat(own.isSiteLocalAddress()).isTrue();
            assertThat(dial(topology.server(), own, 5000)).contains("unreachable");
            assertThat(dial(topology.server(), topology.clientSeenAs(), 5000)).contains("refused");
        }
    }

    @Test
    void a_server_behind_nat_is_reached_through_forwarded_ports_only() {
        Topology topology =
                Topology.serverBehindNat(
                        network, List.of(PortForward.of(PORT), new PortForward(50000, 50010)));
        try (Child _ = listen(topology.server(), PORT);
                Child _ = listen(topology.server(), 50010);
                Child _ = listen(topology.server(), 50011);
                Child _ = listen(topology.client(), 5000)) {
            InetAddress router = topology.serverReachableAt();
            assertThat(dial(topology.client(), router, PORT)).isEqualTo("heard 203.0.113.10");
            assertThat(dial(topology.client(), router, 50010)).startsWith("heard");
            assertThat(dial(topology.client(), router, 50011)).contains("refused");
            assertThat(dial(topology.server(), topology.clientAddresses().getFirst(), 5000))
                    .isEqualTo("heard " + router.getHostAddress());
        }
    }

    @Test
    void with_nat_on_both_sides_each_sees_only_the_other_router() {
        Topology topology = Topology.bothBehindNat(network, List.of(PortForward.of(PORT)));
        try (Child _ = listen(topology.server(), PORT)) {
            assertThat(dial(topology.client(), topology.serverReachableAt(), PORT))
                    .isEqualTo("heard " + topology.clientSeenAs().getHostAddress());
        }
    }

    @Test
    void drop_is_silence_and_reject_is_an_answer() {
        Topology topology = Topology.direct(network, 1);
        Firewall.on(topology.server())
                .drop(Firewall.Way.INPUT, "tcp dport 5001")
                .reset(Firewall.Way.INPUT, "tcp dport 5002")
                .prohibit(Firewall.Way.INPUT, "tcp dport 5003");
        InetAddress server = topology.serverReachableAt();
        try (Child _ = listen(topology.server(), 5000)) {
            assertThat(dial(topology.client(), server, 5000)).startsWith("heard");
            assertThat(dial(topology.client(), server, 5001)).isEqualTo("silence");
            assertThat(dial(topology.client(), server, 5002)).contains("refused");
            assertThat(dial(topology.client(), server, 5003)).contains("No route to host");
        }
    }

    @Test
    void a_router_firewall_stops_what_it_passes_on() {
        Topology topology = Topology.clientBehindNat(network);
        Firewall.on(topology.clientRouter().orElseThrow())
                .drop(Firewall.Way.FORWARD, "ct state new tcp dport != 21");
        try (Child _ = listen(topology.server(), PORT);
                Child _ = listen(topology.server(), 50000)) {
            assertThat(dial(topology.client(), topology.serverReachableAt(), PORT))
                    .startsWith("heard");
            assertThat(dial(topology.client(), topology.serverReachableAt(), 50000))
                    .isEqualTo("silence");
        }
    }

    @Test
    void closing_removes_machines_and_their_processes() {
        Namespace machine = network.machine("alone");
        try (Child child = machine.exec("sh", "-c", "echo inside; exec sleep 600").start()) {
            child.awaitOutput(text -> text.startsWith("inside"), START);
            network.close();
            assertThat(child.await(START).exitCode()).isNotZero();
        }
        assertThat(Ip.run("netns", "list")).doesNotContain(machine.name());
    }

    @Test
    void closing_removes_the_rest_after_a_failure() {
        Namespace first = network.machine("first");
        Namespace second = network.machine("second");
        Ip.run("netns", "del", second.name());
        assertThatThrownBy(network::close).hasMessageContaining(second.name());
        assertThat(Ip.run("netns", "list")).doesNotContain(first.name());
    }

    @Test
    void what_a_killed_process_left_is_removed() {
        String orphan = "twinport-99999999-dead-client";
        Ip.run("netns", "add", orphan);
        try (Network _ = Network.create()) {
            assertThat(Ip.run("netns", "list")).doesNotContain(orphan);
        }
    }

    private static Child listen(Namespace machine, int port) {
        Child child = machine.java(SayWho.class, Integer.toString(port)).start();
        child.awaitOutput(text -> text.startsWith("ready"), START);
        return child;
    }

    private static String dial(Namespace machine, InetAddress address, int port) {
        return machine.java(Dial.class, address.getHostAddress(), Integer.toString(port))
                .run()
                .orFail()
                .output()
                .strip();
    }
}
