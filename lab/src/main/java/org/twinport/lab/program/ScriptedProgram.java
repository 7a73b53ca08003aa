package org.twinport.lab.program;

import org.twinport.lab.catalogue.Catalogue;
import org.twinport.lab.scenario.Account;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.scenario.Served;
import org.twinport.lab.scenario.Situation;
import org.twinport.testkit.script.Misbehaviour;
import org.twinport.testkit.script.ScriptedServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A program: the scripted server of a scenario, until it is killed. */
public final class ScriptedProgram {
    /** Printed when it listens. */
    public static final String READY = "listening";

    private static final int BIG = 300_000;

    private ScriptedProgram() {}

    /** Arguments: the scenario, whether with its fault, the address. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Scenario scenario = Catalogue.named(arguments[0]).orElseThrow();
        Situation situation =
                Boolean.parseBoolean(arguments[1]) ? scenario.shown() : scenario.healthy();
        if (!(situation.served() instanceof Served.Scripted scripted)) {
            throw new IllegalArgumentException(arguments[0] + " has no script");
        }
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.ofLiteral(arguments[2]), scripted.port());
        Misbehaviour[] script = scripted.script().toArray(Misbehaviour[]::new);
        try (ScriptedServer server = ScriptedServer.start(address, script)) {
            server.files().put(Account.SMALL, "a note\n".getBytes(StandardCharsets.UTF_8));
            server.files().put(Account.BIG, new byte[BIG]);
            System.out.println(READY);
            new CountDownLatch(1).await();
        }
    }
}
