package org.twinport.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What users are told of their session, and the administrator of all of them. */
@Timeout(60)
final class DiagnosisTest {

    @TempDir Path folder;
    private House house;

    @BeforeEach
    void build() throws IOException {
        house = House.in(folder);
    }

    @Test
    void users_may_ask_and_the_anonymous_one_may_not() throws Exception {
        house.write("anonymous.enabled: yes\n");
        try (Daemon daemon = house.start(false, "anna:right")) {
            try (Ftp anna = new Ftp(daemon.addresses().getFirst())) {
                anna.logIn("anna", "right");
                assertThat(anna.send("SITE DIAG")).startsWith("211 ");
            }
            try (Ftp anybody = new Ftp(daemon.addresses().getFirst())) {
                assertThat(anybody.logIn("anonymous", "a@example.org")).startsWith("230");
                assertThat(anybody.send("SITE DIAG")).startsWith("550");
            }
        }
    }

    @Test
    void it_is_switched_off_by_a_key() throws Exception {
        house.write("site-diag: no\n");
        try (Daemon daemon = house.start(false, "anna:right");
                Ftp anna = new Ftp(daemon.addresses().getFirst())) {
            anna.logIn("anna", "right");
            assertThat(anna.send("SITE DIAG")).startsWith("502");
        }
    }

    @Test
    void the_log_counts_the_causes_of_all_sessions_when_the_server_ends() throws Exception {
        try (Daemon daemon = house.start(false, "anna:right");
                Ftp anna = new Ftp(daemon.addresses().getFirst())) {
            anna.logIn("anna", "right");
            for (int i = 0; i < 2; i++) {
                assertThat(anna.send("PORT 127,0,0,1,4,1")).startsWith("200");
                assertThat(anna.send("LIST")).startsWith("425");
            }
        }
        assertThat(Files.readString(house.log()))
                .contains("failures cause=active-refused outside-failures=0 inside-failures=2")
                .contains("pattern=none");
    }
}
