package org.twinport.lab.catalogue;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.lab.scenario.Draft;
import org.twinport.lab.scenario.Order.Tls;
import org.twinport.lab.scenario.Product;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.scenario.Served;
import org.twinport.lab.scenario.ServerTls;
import org.twinport.testkit.script.Misbehaviour;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.Misbehaviour.Greets;

import java.time.Duration;
import java.util.List;

/** What answers is not what was expected; pure. */
final class GreetingScenarios {
    private static final Duration LATE = Duration.ofSeconds(10);
    private static final String SMTP = "502 5.5.2 Error: command not recognized";

    private GreetingScenarios() {}

    static List<Scenario> scenarios() {
        return List.of(
                ssh(),
                smtp(),
                http(),
                scripted(
                                "server-silent",
                                "The server takes the connection and says nothing.",
                                Cause.GREETING_MISSING,
                                Greets.with())
                        .curlFails(28)
                        .scenario(),
                scripted(
                                "server-closes-at-once",
                                "The server takes the connection and ends it without a word.",
                                Cause.CONNECTION_CLOSED,
                                new Greets(Duration.ZERO, List.of(), true))
                        .curlFails(8, 52, 56)
                        .scenario(),
                said(
                        "server-full",
                        "The server has too many clients.",
                        Cause.SERVER_FULL,
                        "421 There are too many connected users, please try later."),
                said(
                        "server-refuses-client",
                        "The server has banned the client's address.",
                        Cause.SERVER_REFUSES_CLIENT,
                        "421 Service not available, your address is banned."),
                said(
                        "server-oops",
                        "The server fails on its own configuration before it greets.",
                        Cause.SERVER_BROKEN,
                        "500 OOPS: vsftpd: cannot locate user entry:nopriv"),
                scripted(
                                "greeting-never-ends",
                                "The greeting begins and has no last line.",
                                Cause.GREETING_BROKEN,
                                Greets.with("220-Welcome to the archive", "220-Have a look around"))
                        .curlFails(28)
                        .scenario(),
                scripted(
                                "greeting-slow",
                                "The server looks the client's name up for ten seconds before it greets.",
                                Cause.GREETING_SLOW,
                                new Greets(LATE, List.of("220 Here at last"), false))
                        .curlFails(28)
                        .scenario(),
                implicitDialledInClear());
    }

    private static Draft scripted(String name, String title, Cause cause, Misbehaviour... wrong) {
        return Draft.of(name, Stage.GREETING, title)
                .where(s -> s.serve(Served.scripted()))
                .fault(s -> s.serve(Served.scripted(wrong)))
                .cause(cause);
    }

    private static Scenario said(String name, String title, Cause cause, String reply) {
        return scripted(name, title, cause, new Greets(Duration.ZERO, List.of(reply), true))
                .curlFails(8, 28, 67)
                .scenario();
    }

    private static Scenario ssh() {
        return scripted(
                        "ssh-on-the-port",
                        "An SSH server listens on the port.",
                        Cause.NOT_FTP,
                        Greets.with("SSH-2.0-OpenSSH_9.2p1 Debian-2"))
                .curlFails(8, 28)
                .scenario();
    }

    private static Scenario smtp() {
        return scripted(
                        "smtp-on-the-port",
                        "A mail server listens on the port; it greets with 220, too.",
                        Cause.NOT_FTP,
                        Greets.with("220 mail.example.org ESMTP Postfix"),
                        new Answers("USER", SMTP),
                        new Answers("AUTH", "503 5.5.1 Error: authentication not enabled"),
                        new Answers("FEAT", SMTP),
                        new Answers("SYST", SMTP),
                        new Answers("HOST", SMTP))
                .curlFails(8, 67)
                .scenario();
    }

    private static Scenario http() {
        return Draft.of("http-on-the-port", Stage.GREETING, "A web server listens on the port.")
                .where(s -> s.serve(Served.scripted()))
                .fault(s ->
                        s.serve(
                                new Served.Program(
                                        21, "python3 -m http.server --directory /srv 21")))
                .curlFails(28)
                .cause(Cause.NOT_FTP, Cause.GREETING_MISSING)
                .scenario();
    }

    private static Scenario implicitDialledInClear() {
        return Draft.of(
                        "implicit-tls-dialled-in-clear",
                        Stage.GREETING,
                        "The port begins with TLS, and the client waits for a greeting in clear.")
                .where(s ->
                        s.serve(
                                        Served.of(Product.TWINPORT)
                                                .port(990)
                                                .with(ServerTls.OFFERED.implicitly()))
                                .order(o -> o.port(990).tls(Tls.IMPLICIT)))
                .fault(s -> s.order(o -> o.tls(Tls.NONE)))
                .curlFails(28)
                .cause(Cause.IMPLICIT_TLS)
                .curedByCommandOf("curl")
                .scenario();
    }
}
