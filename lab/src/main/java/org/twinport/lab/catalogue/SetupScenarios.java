package org.twinport.lab.catalogue;

import static org.twinport.lab.site.Role.SERVER;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.lab.scenario.Draft;
import org.twinport.lab.scenario.Order.Mode;
import org.twinport.lab.scenario.Order.Tls;
import org.twinport.lab.scenario.Product;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.scenario.Served;
import org.twinport.lab.scenario.ServerTls;
import org.twinport.lab.scenario.ServerTls.Demand;
import org.twinport.lab.site.Shape;
import org.twinport.testkit.script.Misbehaviour.Announces;
import org.twinport.testkit.script.Misbehaviour.Answers;

import java.util.List;

/** PASV, EPSV, PORT or EPRT fail already; pure. */
final class SetupScenarios {
    private static final String NOT_HERE = "502 Command not implemented.";

    private SetupScenarios() {}

    static List<Scenario> scenarios() {
        return List.of(
                passiveDisabled(),
                activeDisabled(),
                replyWithoutAddress(),
                rangeUsedUp(),
                nothingWorks(),
                foreignAddress(),
                passiveRewritten(),
                activeRewritten(),
                privateActive(Product.VSFTPD),
                privateActive(Product.PROFTPD),
                privateActive(Product.PYFTPDLIB),
                clearDataRefused());
    }

    private static Scenario passiveDisabled() {
        return Draft.of(
                        "passive-disabled",
                        Stage.DATA_SETUP,
                        "The server has passive mode switched off.")
                .where(s -> s.serve(Served.of(Product.VSFTPD)))
                .fault(s -> s.configure("pasv_enable=NO"))
                .curlFails(13)
                .cause(Cause.PASSIVE_DISABLED)
                .curedByServer()
                .scenario();
    }

    private static Scenario activeDisabled() {
        return Draft.of(
                        "active-disabled",
                        Stage.DATA_SETUP,
                        "The server has active mode switched off.")
                .where(s -> s.serve(Served.of(Product.VSFTPD)).order(o -> o.mode(Mode.ACTIVE)))
                .fault(s -> s.configure("port_enable=NO"))
                .curlFails(30)
                .cause(Cause.ACTIVE_DISABLED)
                .curedByServer()
                .curedByCommandOf("curl")
                .scenario();
    }

    private static Scenario replyWithoutAddress() {
        return Draft.of(
                        "passive-reply-without-address",
                        Stage.DATA_SETUP,
                        "The server knows no EPSV, and its reply to PASV names no address.")
                .where(s -> s.serve(Served.scripted()))
                .fault(s ->
                        s.serve(
                                Served.scripted(
                                        new Answers("EPSV", NOT_HERE),
                                        new Announces("PASV", "227 Entering Passive Mode"))))
                .curlFails(13, 14)
                .cause(Cause.PASSIVE_REPLY_BROKEN)
                .scenario();
    }

    private static Scenario rangeUsedUp() {
        return Draft.of(
                        "passive-range-used-up",
                        Stage.DATA_SETUP,
                        "The passive range has one port, and another program sits on it.")
                .fault(s ->
                        s.tune(SERVER, SQUATTER, "fuser -k 50000/tcp || :")
                                .configure("passive.ports: 50000-50000"))
                .curlFails(13)
                .cause(Cause.PASSIVE_RANGE_USED_UP)
                .curedByServer()
                .scenario();
    }

    /** It ends with the network. */
    private static final String SQUATTER =
            "setsid python3 -m http.server --directory /srv 50000 >/dev/null 2>&1 </dev/null &"
                    + " for i in 1 2 3 4 5 6 7 8 9; do sleep 0.2; ss -ltn | grep -q :50000 && exit 0; done; exit 1";

    private static Scenario nothingWorks() {
        return Draft.of(
                        "no-way-to-set-up-data",
                        Stage.DATA_SETUP,
                        "The server refuses PASV, EPSV, PORT and EPRT.")
                .where(s -> s.serve(Served.scripted()).order(o -> o.mode(Mode.AUTO)))
                .fault(s ->
                        s.serve(
                                Served.scripted(
                                        new Answers("EPSV", NOT_HERE),
                                        new Answers("PASV", NOT_HERE),
                                        new Answers("PORT", NOT_HERE),
                                        new Answers("EPRT", NOT_HERE))))
                .curlFails(13)
                .cause(Cause.DATA_SETUP_REFUSED, Cause.PASSIVE_DISABLED)
                .scenario();
    }

    private static Scenario foreignAddress() {
        return Draft.of(
                        "passive-foreign-address",
                        Stage.DATA_SETUP,
                        "The server announces the address it had before it moved.")
                .on(Shape.CLIENT_NAT)
                .where(s -> s.serve(Served.of(Product.VSFTPD)))
                .fault(s -> s.configure("pasv_address=192.0.2.77"))
                .curl("--disable-epsv", "--no-ftp-skip-pasv-ip")
                .curlFails(7, 28)
                .cause(Cause.PASSIVE_FOREIGN_ADDRESS)
                .curedByServer()
                .scenario();
    }

    private static Scenario passiveRewritten() {
        return Draft.of(
                        "gateway-rewrites-passive",
                        Stage.DATA_SETUP,
                        "A gateway puts another port into the reply to PASV and EPSV.")
                .on(Shape.CLIENT_NAT)
                .fault(s ->
                        s.gateway(
                                "server ^(227 .*),\\d+,\\d+\\) => $1,4,7)",
                                "server ^229 (.*)\\(\\|\\|\\|\\d+\\|\\) => 229 $1(|||1031|)"))
                .curlFails(7)
                .cause(Cause.PASSIVE_REWRITTEN)
                .scenario();
    }

    private static Scenario activeRewritten() {
        return Draft.of(
                        "gateway-rewrites-active",
                        Stage.DATA_SETUP,
                        "The gateway of the client's network writes its own address into PORT, and a port it does not forward.")
                .on(Shape.CLIENT_NAT)
                .fault(s ->
                        s.gateway(
                                        "client ^PORT [0-9,]+ => PORT 198,51,100,10,4,7",
                                        "client ^EPRT \\S+ => EPRT |1|198.51.100.10|1031|")
                                .order(o -> o.mode(Mode.ACTIVE)))
                .curlFails(19, 28, 30)
                .cause(Cause.ACTIVE_REWRITTEN, Cause.ACTIVE_PRIVATE_ADDRESS)
                .curedByCommandOf("curl")
                .scenario();
    }

    private static Scenario privateActive(Product product) {
        return Draft.of(
                        "client-nat-active-" + product.id(),
                        Stage.DATA_SETUP,
                        "A client behind NAT announces its private address to "
                                + product.id()
                                + ".")
                .on(Shape.CLIENT_NAT)
                .where(s -> s.serve(Served.of(product)))
                .fault(s -> s.order(o -> o.mode(Mode.ACTIVE)))
                .curlFails(19, 28, 30)
                .cause(Cause.ACTIVE_PRIVATE_ADDRESS)
                .curedByCommandOf("curl")
                .scenario();
    }

    private static Scenario clearDataRefused() {
        return Draft.of(
                        "data-protection-missing",
                        Stage.DATA_SETUP,
                        "The server wants data connections in TLS, and the client asks for clear ones.")
                .where(s ->
                        s.serve(
                                        Served.of(Product.TWINPORT)
                                                .with(
                                                        ServerTls.OFFERED.demand(
                                                                Demand.LOGIN_AND_DATA)))
                                .order(o -> o.tls(Tls.EXPLICIT)))
                .fault(s -> s.order(o -> o.clearData()))
                .curlFails(13, 19, 28, 30, 64)
                .cause(Cause.DATA_PROTECTION_MISSING)
                .curedByCommandOf("curl")
                .scenario();
    }
}
