package org.twinport.daemon.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.twinport.daemon.users.Login.Member;
import org.twinport.daemon.users.PasswordHash.Scheme;
import org.twinport.server.auth.Account;
import org.twinport.storage.memory.MemoryStorage;
import org.twinport.storage.view.PermissionView;
import org.twinport.storage.view.Permissions;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

@Timeout(60)
final class LoginTest {

    private static final InetAddress PEER = InetAddress.ofLiteral("192.0.2.1");
    private static final PasswordHash HASH = PasswordHash.create(Scheme.ARGON2ID, "right");
    private static final String CHEAP_BCRYPT =
            "$2b$06$DCq7YPn5Rq63x1Lad4cll.HCeP3RGSUWYs7SiVYoOn71kHE1POJTq";

    private final HashLane lane = new HashLane(1, 10, () -> {});

    @AfterEach
    void close() {
        lane.close();
    }

    private static Member member(String name, Credential credential) {
        PermissionView view = new PermissionView(new MemoryStorage(), Permissions.all());
        return new Member(List.of(name), credential, new Account(name, view));
    }

    private Login login(Member... members) {
        return new Login(List.of(members), lane);
    }

    private static Optional<String> name(Login login, String user, String password) {
        return login.logIn(user, password, PEER).map(Account::name);
    }

    @Test
    void right_and_wrong_passwords_of_each_kind_of_user() {
        Login login =
                login(
                        member("anna", new Credential.Hashed(HASH)),
                        member("bert", bcrypt()),
                        member("carl", Credential.Plain.of("plain")),
                        member("dora", new Credential.Locked()));

        assertThat(name(login, "anna", "right")).contains("anna");
        assertThat(name(login, "anna", "wrong")).isEmpty();
        assertThat(name(login, "bert", "geheim")).contains("bert");
        assertThat(name(login, "bert", "c")).isEmpty();
        assertThat(name(login, "carl", "plain")).contains("carl");
        assertThat(name(login, "carl", "plai")).isEmpty();
        assertThat(name(login, "carl", "")).isEmpty();
        assertThat(name(login, "dora", "")).isEmpty();
        assertThat(name(login, "dora", "!")).isEmpty();
        assertThat(name(login, "nobody", "right")).isEmpty();
        assertThat(name(login, "ANNA", "right")).isEmpty();
    }

    @Test
    void names_and_passwords_beyond_ascii_are_utf8_octets() {
        Login login = login(member("j\u00f6rg", Credential.Plain.of("stra\u00dfe")));

        assertThat(name(login, "j\u00c3\u00b6rg", "stra\u00c3\u009fe")).contains("j\u00f6rg");
        assertThat(name(login, "j\u00f6rg", "stra\u00dfe")).isEmpty();
    }

    @Test
    void an_open_user_takes_any_password() {
        assertThat(name(login(member("anonymous", new Credential.Open())), "anonymous", "me@home"))
                .contains("anonymous");
    }

    @Test
    void an_unknown_a_locked_and_a_plain_user_cost_a_hash_too() {
        Login login =
                login(
                        member("anna", new Credential.Hashed(HASH)),
                        member("carl", Credential.Plain.of("plain")),
                        member("dora", new Credential.Locked()));
        for (String user : List.of("nobody", "dora", "carl", "anna")) {
            long before = lane.begun();
            name(login, user, "wrong");
            assertThat(lane.begun() - before).as(user).isEqualTo(1);
        }
    }

    @Test
    void where_there_are_no_hashes_none_is_computed() {
        Login login = login(member("carl", Credential.Plain.of("plain")));
        name(login, "nobody", "wrong");
        name(login, "carl", "wrong");
        assertThat(lane.begun()).isZero();
    }

    @Test
    void the_decoy_costs_what_the_hashes_of_most_users_cost() {
        List<Member> mostlyBcrypt =
                List.of(
                        member("a", new Credential.Hashed(HASH)),
                        member("b", bcrypt()),
                        member("c", bcrypt()));
        assertThat(Login.decoy(mostlyBcrypt).orElseThrow().text()).startsWith("$2b$06$");
        assertThat(Login.decoy(mostlyBcrypt.subList(0, 1)).orElseThrow().text())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    private static Credential bcrypt() {
        return new Credential.Hashed(PasswordHash.parse(CHEAP_BCRYPT).orElseThrow());
    }
}
