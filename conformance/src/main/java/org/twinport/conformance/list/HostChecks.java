package org.twinport.conformance.list;

import static org.twinport.conformance.check.Check.must;
import static org.twinport.conformance.check.Document.RFC7151;

import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Control;
import org.twinport.conformance.check.Site;
import org.twinport.conformance.check.Unmet;
import org.twinport.protocol.endpoint.HostPort;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** HOST; constants. */
final class HostChecks {

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "host",
                            RFC7151,
                            "3.2",
                            "HOST before the login is answered with 220 for the server's own address, or 504",
                            s ->
                                    s.greeted()
                                            .ask("HOST " + literal(s))
                                            .offeredToGuests()
                                            .is(220, 504)),
                    must(
                            "host-unknown",
                            RFC7151,
                            "3.3",
                            "HOST of a name that is not there is refused with 504, or taken for the default host (220)",
                            s ->
                                    s.greeted()
                                            .ask("HOST no-such-host.invalid")
                                            .offeredToGuests()
                                            .is(504, 220)),
                    must(
                            "host-syntax",
                            RFC7151,
                            "3.3",
                            "HOST with what is no name is refused with 501 or 504",
                            s -> {
                                Control c = s.greeted();
                                c.ask("HOST no-such-host.invalid").offeredToGuests();
                                c.ask("HOST [::zz]").is(501, 504);
                            }),
                    must(
                            "host-after-login",
                            RFC7151,
                            "3.3",
                            "HOST after the login is refused with 503",
                            s -> {
                                known(s);
                                s.user().ask("HOST " + literal(s)).is(503);
                            }),
                    must(
                            "host-feat",
                            RFC7151,
                            "3.4",
                            "A server that has HOST shows it in FEAT",
                            s -> {
                                known(s);
                                if (s.user().feature("HOST").isEmpty()) {
                                    throw Unmet.failed("HOST works and is not in FEAT");
                                }
                            }),
                    must(
                            "host-goes-on",
                            RFC7151,
                            "3.2",
                            "After HOST the login is as before",
                            s -> {
                                Control c = s.greeted();
                                c.ask("HOST " + literal(s)).offeredToGuests().is(220, 504);
                                s.login(c);
                            }));

    private HostChecks() {}

    private static void known(Site site) throws IOException, Unmet {
        site.greeted().ask("HOST " + literal(site)).offeredToGuests();
    }

    /** IPv6 addresses stand in brackets. */
    private static String literal(Site site) {
        InetAddress address = site.target().address().getAddress();
        String text = HostPort.literal(address);
        return text.contains(":") ? "[" + text + "]" : text;
    }
}
