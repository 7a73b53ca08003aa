package org.twinport.lab;

import org.twinport.testkit.tool.Tool;

import java.util.List;
import java.util.stream.Stream;

/**
 * One machine of a {@link Network}: a name, valid until the network is closed; for any thread.
 *
 * @param name the name that {@code ip netns} knows
 */
public record Namespace(String name) {

    /** The command that starts another one in here. */
    public List<String> prefix() {
        return List.of("ip", "netns", "exec", name);
    }

    /** A program to be run in here. */
    public Tool exec(String program, String... arguments) {
        return Tool.of(program, arguments).through(prefix());
    }

    /** A Java program of this process's class path to be run in here. */
    public Tool java(Class<?> main, String... arguments) {
        return Tool.java(main, arguments).through(prefix());
    }

    /** Lets it pass packets on, as a router does. */
    void forwardPackets() {
        setting("net.ipv4.ip_forward", "1");
        setting("net.ipv6.conf.all.forwarding", "1");
    }

    /**
     * Changes a kernel setting in here.
     *
     * @param key as sysctl writes it, such as {@code net.ipv4.ip_unprivileged_port_start}
     */
    public void setting(String key, String value) {
        String file = "/proc/sys/" + key.replace('.', '/');
        exec("sh", "-c", "printf '%s\\n' \"$1\" > \"$0\"", file, value).run().orFail();
    }

    /** Loads rules; they go with the namespace. */
    public void nft(String rules) {
        exec("nft", "-f", "-").input(rules).run().orFail();
    }

    /** Gives an address to an interface, ready at once (no duplicate detection). */
    void address(String device, String addressAndLength) {
        Stream<String> command = Stream.of("addr", "add", addressAndLength, "dev", device);
        Stream<String> detection =
                addressAndLength.contains(":") ? Stream.of("nodad") : Stream.empty();
        Ip.in(this, Stream.concat(command, detection).toArray(String[]::new));
    }
}
