package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.twinport.protocol.command.Verb;
import org.twinport.protocol.reply.Reply;
import org.twinport.server.fixture.TestServer;
import org.twinport.server.fixture.TestTls;
import org.twinport.storage.view.Permission;
import org.twinport.testkit.dialogue.Dialogue;

import java.util.EnumSet;
import java.util.Set;

/**
 * How one verb is seen on a socket.
 *
 * @param verb which
 * @param example a line that succeeds on the tree of {@link #plant}
 * @param success the code that the example ends with
 * @param proof what else must hold after it
 * @param before a line that leads to the refusal; empty for none
 * @param refused a line that is refused
 * @param refusal its code
 * @param needs without any one of these the example is denied
 */
record VerbRow(
        Verb verb,
        String example,
        int success,
        Proof proof,
        String before,
        String refused,
        int refusal,
        Set<Permission> needs) {

    /** What must hold after the example. */
    @FunctionalInterface
    interface Proof {
        void of(TestServer server, Dialogue dialogue, Reply reply);
    }

    /** A verb whose example says all with its reply. */
    static VerbRow of(Verb verb, String example, int success, String refused, int refusal) {
        return new VerbRow(verb, example, success, (_, _, _) -> {}, "", refused, refusal, Set.of());
    }

    /** A verb that is answered with 502, always. */
    static VerbRow notOffered(Verb verb, String example) {
        return of(verb, example, 502, example, 502);
    }

    VerbRow proof(Proof other) {
        return new VerbRow(verb, example, success, other, before, refused, refusal, needs);
    }

    /** The reply's text must contain that. */
    VerbRow saying(String part) {
        return proof((_, _, reply) -> assertThat(reply.text()).contains(part));
    }

    VerbRow after(String line) {
        return new VerbRow(verb, example, success, proof, line, refused, refusal, needs);
    }

    VerbRow needing(Permission first, Permission... more) {
        return new VerbRow(
                verb, example, success, proof, before, refused, refusal, EnumSet.of(first, more));
    }

    /**
     * A dialogue in which the example can be said: most need a user, some nobody, and three TLS.
     */
    Dialogue ready(TestServer server) {
        return switch (verb) {
            case PASS -> {
                Dialogue dialogue = server.connect();
                dialogue.ask("USER " + TestServer.USER, 331);
                yield dialogue;
            }
            case AUTH, HOST -> server.connect();
            case PBSZ, PROT, CCC -> server.loginWithTls(TestTls.END);
            default -> server.login();
        };
    }

    /** The tree that the examples are about. */
    static void plant(TestServer server) {
        server.mkdir("/dir");
        server.mkdir("/empty");
        server.put("/dir/file.txt", "one\ntwo\n");
        server.put("/data.bin", new byte[] {0, 1, 2, 3, 13, 10, -1, -2});
    }
}
