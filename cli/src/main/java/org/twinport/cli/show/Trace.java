package org.twinport.cli.show;

import org.twinport.client.ClientEvent;
import org.twinport.client.ClientListener;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.path.Name;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prints the dialogue of both connections and who dialled whom; may be called by several threads.
 */
public final class Trace implements ClientListener {

    private final PrintStream out;
    private final boolean dialogue;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * @param dialogue false to print nothing but notes
     */
    public Trace(PrintStream out, boolean dialogue) {
        this.out = out;
        this.dialogue = dialogue;
    }

    @Override
    public void on(ClientEvent event) {
        if (event instanceof ClientEvent.Downgrade(String text) && !dialogue) {
            // Each of several connections says the same.
            if (told.add(text)) {
                out.println("twinport: " + harmless(text));
            }
        } else if (event instanceof ClientEvent.Note(String text)) {
            out.println(dialogue ? "note     " + harmless(text) : "twinport: " + harmless(text));
        } else if (dialogue) {
            line(event).lines().forEach(out::println);
        }
    }

    private static String line(ClientEvent event) {
        return switch (event) {
            case ClientEvent.Connected(InetSocketAddress local, InetSocketAddress server) ->
                    "control  %s -> %s  connected, we dialled"
                            .formatted(shown(local), shown(server));
            case ClientEvent.Secured(String version, String cipher) ->
                    "control  in TLS now: %s, %s".formatted(version, cipher);
            case ClientEvent.DataSecured(String version, boolean resumed) ->
                    "data     in TLS now: %s, %s"
                            .formatted(
                                    version,
                                    resumed
                                            ? "the session of the control connection"
                                            : "a session of its own");
            case ClientEvent.Sent(String text) -> "control  > " + harmless(text);
            case ClientEvent.Received(var reply) ->
                    String.join(
                            "\n",
                            reply.lines().stream()
                                    .map(l -> "control  < " + reply.code() + " " + harmless(l))
                                    .toList());
            case ClientEvent.DataOpened(
                            InetSocketAddress local,
                            InetSocketAddress server,
                            boolean byServer) ->
                    byServer
                            ? "data     %s <- %s  connected, the server dialled"
                                    .formatted(shown(local), shown(server))
                            : "data     %s -> %s  connected, we dialled"
                                    .formatted(shown(local), shown(server));
            case ClientEvent.DataFailed(var trial) ->
                    "data     failed: " + harmless(trial.toString());
            case ClientEvent.DataClosed(long bytes) -> "data     closed after " + bytes + " bytes";
            case ClientEvent.Note(String text) -> "note     " + harmless(text);
            case ClientEvent.Downgrade(String text) -> "note     " + harmless(text);
            case ClientEvent.Disconnected() -> "control  closed";
        };
    }

    private static String harmless(String octets) {
        return Plain.harmless(Name.textOf(octets));
    }

    private static String shown(InetSocketAddress address) {
        return new HostPort(address.getAddress(), address.getPort()).toString();
    }
}
