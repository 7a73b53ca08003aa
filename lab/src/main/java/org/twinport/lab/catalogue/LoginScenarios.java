package org.twinport.lab.catalogue;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.lab.scenario.Account;
import org.twinport.lab.scenario.Draft;
import org.twinport.lab.scenario.Product;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.scenario.Served;
import org.twinport.testkit.script.Misbehaviour;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.Misbehaviour.SilentAt;

import java.util.List;

/** The server does not let the user in; pure. */
final class LoginScenarios {
    private LoginScenarios() {}

    static List<Scenario> scenarios() {
        return List.of(
                wrongPassword(),
                anonymousRefused(),
                writableRoot(),
                scripted(
                                "anonymous-only",
                                "The server has no accounts.",
                                Cause.ANONYMOUS_ONLY,
                                new Answers("USER", "530 This FTP server is anonymous only."))
                        .curlFails(67)
                        .scenario(),
                scripted(
                                "account-wanted",
                                "The server wants an account name after the password (ACCT).",
                                Cause.ACCOUNT_WANTED,
                                new Answers("PASS", "332 Need account for login."))
                        .curlFails(11, 67)
                        .scenario(),
                scripted(
                                "login-limit",
                                "The user has too many sessions already.",
                                Cause.LOGIN_LIMIT,
                                new Answers(
                                        "PASS",
                                        "530 Sorry, the maximum number of clients (2) for this user are already connected."))
                        .curlFails(67)
                        .scenario(),
                scripted(
                                "login-stalled",
                                "The server never answers the password.",
                                Cause.LOGIN_STALLED,
                                new SilentAt("PASS"))
                        .curlFails(28)
                        .scenario());
    }

    private static Draft scripted(String name, String title, Cause cause, Misbehaviour... wrong) {
        return Draft.of(name, Stage.LOGIN, title)
                .where(s -> s.serve(Served.scripted()))
                .fault(s -> s.serve(Served.scripted(wrong)))
                .cause(cause);
    }

    private static Scenario wrongPassword() {
        return Draft.of("wrong-password", Stage.LOGIN, "The user has mistyped the password.")
                .where(s -> s.serve(Served.of(Product.VSFTPD)))
                .fault(s -> s.order(o -> o.account(Account.USER, "mistyped")))
                .curlFails(67)
                .cause(Cause.LOGIN_REFUSED)
                .scenario();
    }

    private static Scenario anonymousRefused() {
        return Draft.of(
                        "anonymous-refused",
                        Stage.LOGIN,
                        "The user tries to log in as anonymous, and the server has accounts only.")
                .fault(s -> s.order(o -> o.account("anonymous", "somebody@example.org")))
                .curlFails(67)
                .cause(Cause.ANONYMOUS_REFUSED)
                .curedByServer()
                .scenario();
    }

    private static Scenario writableRoot() {
        return Draft.of(
                        "vsftpd-writable-root",
                        Stage.LOGIN,
                        "vsftpd refuses to lock users into a folder that they can write in.")
                .where(s -> s.serve(Served.of(Product.VSFTPD)))
                .fault(s -> s.configure("allow_writeable_chroot=NO"))
                .curlFails(8, 56, 67)
                .cause(Cause.SERVER_BROKEN)
                .curedByServer()
                .scenario();
    }
}
