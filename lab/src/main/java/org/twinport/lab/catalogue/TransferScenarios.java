package org.twinport.lab.catalogue;

import static org.twinport.lab.site.Role.CARRIER;
import static org.twinport.lab.site.Role.CLIENT_ROUTER;
import static org.twinport.lab.site.Role.SERVER;
import static org.twinport.lab.site.Role.SERVER_ROUTER;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.lab.scenario.Account;
import org.twinport.lab.scenario.Draft;
import org.twinport.lab.scenario.Product;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.scenario.Served;
import org.twinport.lab.site.Shape;
import org.twinport.testkit.script.Misbehaviour;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.Misbehaviour.FinalReply;
import org.twinport.testkit.script.Misbehaviour.HangsUpAt;
import org.twinport.testkit.script.Misbehaviour.MovesOnly;
import org.twinport.testkit.script.Misbehaviour.Then;

import java.util.List;

/** The data connection stands, and the transfer fails; pure. */
final class TransferScenarios {
    private static final int SOME_BYTES = 10_000;

    private TransferScenarios() {}

    static List<Scenario> scenarios() {
        return List.of(
                blackHole(),
                moves(
                        "transfer-stalls",
                        "After some bytes nothing moves any more.",
                        Then.GOES_SILENT,
                        28,
                        Cause.DATA_STALLED),
                moves(
                        "transfer-breaks",
                        "After some bytes the data connection is reset.",
                        Then.RESETS,
                        56,
                        Cause.DATA_LOST),
                moves(
                        "transfer-short",
                        "The file ends early, and the server says that it is complete.",
                        Then.CLOSES,
                        18,
                        Cause.DATA_SHORT),
                noFinalReply(),
                hangsUpAtTheEnd(),
                cutAtEpsv(),
                noSuchFile(),
                readOnly(),
                diskFull(),
                controlForgotten());
    }

    private static Draft scripted(String name, Stage stage, String title, Misbehaviour... wrong) {
        return Draft.of(name, stage, title)
                .where(s -> s.serve(Served.scripted()).order(o -> o.get(Account.BIG)))
                .fault(s -> s.serve(Served.scripted(wrong)));
    }

    /** The way between has a small MTU, and the server never learns of it. */
    private static Scenario blackHole() {
        return Draft.of(
                        "mtu-black-hole",
                        Stage.TRANSFER,
                        "A link on the way takes small packets only, and the server's firewall drops the ICMP that says so.")
                .on(Shape.CLIENT_NAT)
                .where(s ->
                        s.order(o -> o.get(Account.BIG))
                                .tune(
                                        CARRIER,
                                        "ip link set right mtu 700",
                                        "ip link set right mtu 1500")
                                .tune(
                                        SERVER_ROUTER,
                                        "ip link set wan mtu 700",
                                        "ip link set wan mtu 1500")
                                .rule(SERVER_ROUTER, Walls.open()))
                .fault(s ->
                        s.rule(SERVER, Walls.rule("input", "meta l4proto icmp drop"))
                                .tune(SERVER, "ip route flush cache", ":"))
                .curlFails(28)
                .cause(Cause.MTU_BLACK_HOLE)
                .curedByRulesAt(SERVER_ROUTER)
                .scenario();
    }

    private static Scenario moves(String name, String title, Then then, int exitCode, Cause cause) {
        return scripted(name, Stage.TRANSFER, title, new MovesOnly(SOME_BYTES, then))
                .curlFails(exitCode)
                .cause(cause)
                .scenario();
    }

    private static Scenario noFinalReply() {
        return scripted(
                        "final-reply-missing",
                        Stage.FINAL_REPLY,
                        "All bytes move, and the server never says that it was all.",
                        new FinalReply("", false))
                .curlFails(28)
                .cause(Cause.FINAL_REPLY_MISSING)
                .scenario();
    }

    private static Scenario hangsUpAtTheEnd() {
        return scripted(
                        "control-lost-at-the-end",
                        Stage.FINAL_REPLY,
                        "All bytes move, and the server hangs up instead of a last reply.",
                        new FinalReply("", true))
                .curlFails(8, 56)
                .cause(Cause.CONTROL_LOST, Cause.FINAL_REPLY_MISSING)
                .scenario();
    }

    private static Scenario cutAtEpsv() {
        return scripted(
                        "session-ends-at-epsv",
                        Stage.DATA_SETUP,
                        "The control connection ends at the sight of EPSV.",
                        new HangsUpAt("EPSV"))
                .curlFails(8, 13, 56)
                .cause(Cause.GATEWAY_ENDS_SESSION, Cause.EPSV_BROKEN)
                .curedByCommandOf("curl")
                .scenario();
    }

    private static Scenario noSuchFile() {
        return Draft.of(
                        "file-not-there",
                        Stage.TRANSFER,
                        "The file that the user wants is not there.")
                .where(s -> s.serve(Served.of(Product.PURE_FTPD)).order(o -> o.get(Account.SMALL)))
                .fault(s -> s.order(o -> o.get("missing.txt")))
                .curlFails(78)
                .cause(Cause.COMMAND_REFUSED)
                .scenario();
    }

    private static Scenario readOnly() {
        return Draft.of("upload-not-permitted", Stage.TRANSFER, "The server lets nobody upload.")
                .where(s -> s.order(o -> o.put("new.txt")))
                .fault(s -> s.configure("read-only: yes"))
                .curlFails(25)
                .cause(Cause.COMMAND_REFUSED)
                .scenario();
    }

    private static Scenario diskFull() {
        return Draft.of("disk-full", Stage.TRANSFER, "The server's disk is full.")
                .where(s -> s.serve(Served.scripted()).order(o -> o.put("new.txt")))
                .fault(s ->
                        s.serve(
                                Served.scripted(
                                        new Answers("STOR", "452 Insufficient storage space."))))
                .curlFails(25, 70)
                .cause(Cause.DISK_FAILED)
                .scenario();
    }

    /** The transfer takes longer than the NAT remembers a silent connection. */
    private static Scenario controlForgotten() {
        return Draft.of(
                        "nat-forgets-control",
                        Stage.FINAL_REPLY,
                        "The client's NAT forgets the control connection while a long transfer keeps it silent.")
                .on(Shape.CLIENT_NAT)
                .where(s -> s.order(o -> o.get(Account.BIG)).tune(SERVER, SLOW, NOT_SLOW))
                .fault(s -> s.tune(CLIENT_ROUTER, FORGETS + "2", FORGETS + "432000"))
                .curlFails(28, 56)
                .cause(Cause.CONTROL_FORGOTTEN, Cause.FINAL_REPLY_MISSING)
                .scenario();
    }

    /** A big file would fill any buffer; this one shall do so, too. */
    private static final String SLOW =
            "sysctl -qw net.ipv4.tcp_wmem='4096 16384 32768'; tc qdisc add dev eth0 root tbf rate 600kbit burst 8kb latency 2s";

    private static final String NOT_SLOW = "tc qdisc del dev eth0 root";
    private static final String FORGETS =
            "sysctl -qw net.netfilter.nf_conntrack_tcp_timeout_established=";
}
