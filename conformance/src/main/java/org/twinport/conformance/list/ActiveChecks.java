package org.twinport.conformance.list;

import static org.twinport.conformance.check.Check.must;
import static org.twinport.conformance.check.Check.should;
import static org.twinport.conformance.check.Document.RFC1123;
import static org.twinport.conformance.check.Document.RFC2428;
import static org.twinport.conformance.check.Document.RFC2577;
import static org.twinport.conformance.check.Document.RFC959;

import org.jspecify.annotations.Nullable;
import org.twinport.conformance.check.Answer;
import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Control;
import org.twinport.conformance.check.Site;
import org.twinport.conformance.check.Unmet;
import org.twinport.protocol.endpoint.HostPort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;

/** PORT and EPRT, and where they must not lead; constants. */
final class ActiveChecks {
    private static final int MOMENT_MILLIS = 500;
    private static final int FTP_PORT = 21;

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "port",
                            RFC959,
                            "5.1",
                            "PORT is answered with 200, and the server dials for the transfer",
                            s -> dialled(s, here -> "PORT " + here.sixNumbers())),
                    must(
                            "eprt",
                            RFC2428,
                            "2",
                            "EPRT is answered with 200, and the server dials for the transfer",
                            s -> dialled(s, here -> "EPRT " + here.eprt())),
                    should(
                            "port-20",
                            RFC1123,
                            "4.1.2.12",
                            "An active data connection comes from the port below the control connection's",
                            ActiveChecks::from20),
                    must(
                            "port-syntax",
                            RFC959,
                            "5.4",
                            "PORT without six numbers from 0 to 255 is refused with 501 or 500",
                            s -> {
                                Control c = s.user();
                                for (String bad :
                                        List.of(
                                                "127,0,0,1,200",
                                                "127,0,0,1,200,256",
                                                "127.0.0.1,200,1",
                                                "a,b,c,d,e,f",
                                                "127,0,0,1,-1,1")) {
                                    c.ask("PORT " + bad).is(501, 500);
                                }
                            }),
                    must(
                            "eprt-syntax",
                            RFC2428,
                            "2",
                            "EPRT that is malformed is refused with 501 or 500",
                            s -> {
                                Control c = s.user();
                                c.ask("EPRT |9|x|1|").offered();
                                for (String bad :
                                        List.of(
                                                "|1|127.0.0.1|",
                                                "127,0,0,1,200,1",
                                                "|1|127.0.0.1|65536|")) {
                                    c.ask("EPRT " + bad).is(501, 500, 522);
                                }
                            }),
                    must(
                            "eprt-unknown-family",
                            RFC2428,
                            "2",
                            "EPRT for a protocol that is not there is refused with 522 and those that are, in parentheses",
                            s -> {
                                Answer eprt =
                                        s.user().ask("EPRT |9|127.0.0.1|51201|").offered().is(522);
                                if (!eprt.text().matches("(?s).*\\(\\d(,\\d)*\\).*")) {
                                    throw eprt.failed();
                                }
                            }),
                    should(
                            "bounce-port",
                            RFC2577,
                            "3",
                            "PORT to an address that is not the client's leads nowhere",
                            s -> bounce(s, false)),
                    should(
                            "bounce-eprt",
                            RFC2577,
                            "3",
                            "EPRT to an address that is not the client's leads nowhere",
                            s -> bounce(s, true)),
                    should(
                            "bounce-low-port",
                            RFC2577,
                            "3",
                            "PORT to a port below 1024 is refused",
                            s -> {
                                Control c = s.user();
                                c.ask("PORT " + ipv4(c, 1023).sixNumbers()).refused();
                            }),
                    must(
                            "port-refused-425",
                            RFC959,
                            "5.4",
                            "Where nobody listens on the port of PORT, the transfer is refused with 425 or 426",
                            s -> {
                                Control c = s.inFolder();
                                Answer port = c.ask("PORT " + ipv4(c, unusedPort(c)).sixNumbers());
                                if (port.code() == 425) {
                                    // Some dial at once.
                                    return;
                                }
                                port.is(200);
                                Answer answer = c.ask("LIST");
                                (answer.reply().isPreliminary() ? c.answer() : answer).is(425, 426);
                            }));

    /** The command that tells where this end listens. */
    @FunctionalInterface
    private interface Announcement {
        String of(HostPort here);
    }

    private ActiveChecks() {}

    private static HostPort ipv4(Control control, int port) throws Unmet {
        if (control.local().getAddress().length != 4) {
            throw Unmet.skipped("PORT knows IPv4 only, and this connection is IPv6");
        }
        return new HostPort(control.local(), port);
    }

    private static int unusedPort(Control control) throws IOException {
        try (ServerSocket gone = new ServerSocket(0, 1, control.local())) {
            return gone.getLocalPort();
        }
    }

    private static void dialled(Site site, Announcement announcement) throws IOException, Unmet {
        Control control = site.inFolder();
        control.put("x", "abc");
        Socket data = site.keep(accepted(site, control, announcement));
        int got = data.getInputStream().readAllBytes().length;
        data.close();
        control.answer().is(226, 250);
        if (got != 3) {
            throw Unmet.failed("%d octets of 3 arrived".formatted(got));
        }
    }

    /** RETR of "x" in active mode: the connection that the server opens. */
    private static Socket accepted(Site site, Control control, Announcement announcement)
            throws IOException, Unmet {
        int patience = (int) site.target().deadline().toMillis();
        try (ServerSocket listener = new ServerSocket(0, 1, control.local())) {
            listener.setSoTimeout(patience);
            ipv4OrExtended(control, listener.getLocalPort(), announcement);
            Answer retr = control.ask("RETR x");
            // The firewall on this side is not what is examined.
            if (retr.code() == 425) {
                throw Unmet.skipped("the server cannot dial this host: " + retr);
            }
            retr.is(150, 125);
            Socket data = listener.accept();
            data.setSoTimeout(patience);
            return data;
        } catch (SocketTimeoutException nobody) {
            throw Unmet.skipped("the server did not get through to this host");
        }
    }

    private static void ipv4OrExtended(Control control, int port, Announcement announcement)
            throws IOException, Unmet {
        HostPort here = new HostPort(control.local(), port);
        boolean ipv4 = control.local().getAddress().length == 4;
        String eprt = "EPRT " + here.eprt();
        if (!ipv4) {
            control.ask(eprt).offered().is(200);
            return;
        }
        Answer answer = control.ask(announcement.of(here));
        (answer.command().startsWith("EPRT") ? answer.offered() : answer).is(200);
    }

    private static void from20(Site site) throws IOException, Unmet {
        int port = site.target().address().getPort();
        Control control = site.inFolder();
        control.put("x", "abc");
        try (Socket data = accepted(site, control, here -> "PORT " + here.sixNumbers())) {
            if (data.getPort() != port - 1 && data.getPort() != FTP_PORT - 1) {
                String seen = "it came from another port than %d".formatted(port - 1);
                throw port == FTP_PORT
                        ? Unmet.failed(seen)
                        : Unmet.skipped("the server is not on port 21");
            }
        }
    }

    private static void bounce(Site site, boolean extended) throws IOException, Unmet {
        Control control = site.inFolder();
        @Nullable InetAddress stranger = site.stranger();
        InetAddress elsewhere = stranger == null ? InetAddress.ofLiteral("127.0.0.1") : stranger;
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(new InetSocketAddress(elsewhere, 0));
            listener.setSoTimeout(MOMENT_MILLIS);
            HostPort there = new HostPort(elsewhere, listener.getLocalPort());
            String line = extended ? "EPRT " + there.eprt() : "PORT " + there.sixNumbers();
            Answer answer = control.ask(line);
            if (extended && answer.code() != 200) {
                answer.offered();
            }
            if (answer.isRefusal()) {
                return;
            }
            if (stranger == null) {
                throw answer.failed();
            }
            control.send("LIST");
            try (Socket _ = listener.accept()) {
                throw Unmet.failed("the server dialled another address than the client's");
            } catch (SocketTimeoutException nobody) {
                control.answer().refused();
            }
        }
    }
}
