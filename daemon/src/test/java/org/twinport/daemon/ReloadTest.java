package org.twinport.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.daemon.admin.Answer;
import org.twinport.daemon.admin.Reload;
import org.twinport.daemon.users.PasswordHash;
import org.twinport.daemon.users.PasswordHash.Scheme;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

@Timeout(60)
final class ReloadTest {

    @TempDir Path folder;
    private House house;

    @BeforeEach
    void build() throws IOException {
        house = House.in(folder);
    }

    private static String user(String name, String password, String permissions) {
        return """
        users:
          %s:
            password-hash: %s
            permissions: %s
        """
                .formatted(
                        name, PasswordHash.create(Scheme.ARGON2ID, password).text(), permissions);
    }

    @Test
    void a_running_session_keeps_its_rules_and_a_new_one_gets_the_new() throws Exception {
        house.write(user("anna", "one", "full") + "passive.ports: 62000-62099\n");
        try (Daemon daemon = house.start(false);
                Ftp old = new Ftp(daemon.addresses().getFirst())) {
            assertThat(old.logIn("anna", "one")).startsWith("230");
            house.write(user("anna", "two", "read-only") + "passive.ports: 62100-62199\n");

            ReloadResult result = daemon.reload();

            assertThat(result.success()).isTrue();
            assertThat(result.text())
                    .isEqualTo(
                            "reloaded: 1 user; passive.ports changed;"
                                    + " sessions that are open keep what they had");
            assertThat(old.send("MKD kept")).startsWith("257");
            assertThat(old.send("EPSV")).contains("|620");
            newSessionIsReadOnly(daemon.addresses().getFirst());
        }
    }

    private static void newSessionIsReadOnly(InetSocketAddress server) throws IOException {
        try (Ftp fresh = new Ftp(server)) {
            assertThat(fresh.logIn("anna", "one")).startsWith("530");
            assertThat(fresh.logIn("anna", "two")).startsWith("230");
            assertThat(fresh.send("MKD refused")).startsWith("550");
            assertThat(fresh.send("EPSV")).contains("|621");
        }
    }

    @Test
    void an_invalid_file_changes_nothing_and_says_why() throws Exception {
        house.write(user("anna", "one", "full"));
        try (Daemon daemon = house.start(false)) {
            house.write(user("bob", "two", "full") + "fsync: perhaps\n");

            ReloadResult result = daemon.reload();

            assertThat(result.success()).isFalse();
            assertThat(result.text())
                    .startsWith(
                            "nothing was changed:\n" + house.config() + ":5:8: fsync: \"perhaps\"");
            try (Ftp ftp = new Ftp(daemon.addresses().getFirst())) {
                assertThat(ftp.logIn("bob", "two")).startsWith("530");
                assertThat(ftp.logIn("anna", "one")).startsWith("230");
            }
        }
        assertThat(Files.readString(house.log()))
                .contains("ERROR reload success=false")
                .contains("perhaps");
    }

    @Test
    void a_home_that_is_gone_or_nobody_to_log_in_is_refused_too() throws Exception {
        house.write(user("anna", "one", "full"));
        try (Daemon daemon = house.start(false)) {
            house.write(user("anna", "two", "full") + "    home: /does/not/exist\n");
            assertThat(daemon.reload().text()).contains("/does/not/exist does not exist");
            house.write("fsync: yes\n");
            assertThat(daemon.reload().text()).contains("nobody could log in");
            Files.delete(house.config());
            assertThat(daemon.reload().text()).contains("there is no such file");
            try (Ftp ftp = new Ftp(daemon.addresses().getFirst())) {
                assertThat(ftp.logIn("anna", "one")).startsWith("230");
            }
        }
    }

    @Test
    void keys_that_need_a_restart_are_named() throws Exception {
        house.write(user("anna", "one", "full"));
        try (Daemon daemon = house.start(false)) {
            house.write(user("anna", "one", "full") + "greeting: New\nserver-id: other\n");
            assertThat(daemon.reload().text())
                    .endsWith("only a restart applies the change of: greeting, server-id");
        }
    }

    @Test
    void a_generated_password_survives_a_reload() throws Exception {
        try (Daemon daemon = house.start(true)) {
            StartReport.Generated generated = daemon.report().generated().orElseThrow();
            assertThat(daemon.reload().success()).isTrue();
            try (Ftp ftp = new Ftp(daemon.addresses().getFirst())) {
                assertThat(ftp.logIn(generated.user(), generated.password())).startsWith("230");
            }
        }
    }

    @Test
    void the_socket_passes_a_reload_on_and_its_result_back() throws Exception {
        house.write(user("anna", "one", "full"));
        Path socket;
        try (Daemon daemon = house.start(false)) {
            socket = daemon.report().reloadSocket().orElseThrow();
            Answer good = Reload.ask(socket);
            assertThat(good.success()).as(good.text()).isTrue();
            assertThat(good.text()).startsWith("reloaded: 1 user");

            house.write("fsnc: yes\n");
            Answer bad = Reload.ask(socket);
            assertThat(bad.success()).isFalse();
            assertThat(bad.text()).contains("did you mean \"fsync\"");
        }
        assertThat(Reload.ask(socket).success()).isFalse();
    }

    @Test
    void a_closed_server_refuses_a_reload() throws Exception {
        Daemon daemon = house.start(false, "anna:x");
        daemon.close();
        daemon.close();
        assertThat(daemon.reload().success()).isFalse();
    }
}
