package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.net.tls.Ending;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.server.fixture.TestTls;
import org.twinport.server.tls.TlsReuse;
import org.twinport.testkit.dialogue.DataPort;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Data connections in TLS: both directions, both modes, resumption, endings. */
@Timeout(120)
class TlsDataTest {

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void files_and_listings_move_in_passive_mode(String version) {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            byte[] content = random(3_000_000);
            server.put("/big", content);
            Dialogue dialogue = server.loginWithTls(TestTls.end(version));
            assertThat(dialogue.fetch("RETR big")).isEqualTo(content);
            assertThat(dialogue.list("NLST")).containsExactly("big");
            assertThat(dialogue.store("STOR copy", content).code()).isEqualTo(226);
            assertThat(server.content("/copy")).hasValue(content);
            dialogue.ask("REST 2999990", 350);
            assertThat(dialogue.fetch("RETR copy")).hasSize(10);
            assertThat(dialogue.store("STOR empty", new byte[0]).code()).isEqualTo(226);
            assertThat(dialogue.fetch("RETR empty")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void files_move_in_active_mode_with_the_server_as_tls_server(String version) {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            byte[] content = random(100_000);
            server.put("/file", content);
            Dialogue dialogue = server.loginWithTls(TestTls.end(version));
            try (DataPort port = dialogue.port()) {
                dialogue.ask("RETR file", 150);
                try (DataSocket data = port.accept()) {
                    assertThat(data.readAll()).isEqualTo(content);
                }
                dialogue.expect(226);
            }
            try (DataPort port = dialogue.eprt()) {
                dialogue.ask("STOR copy", 150);
                try (DataSocket data = port.accept()) {
                    data.write(content);
                }
                dialogue.expect(226);
            }
            assertThat(server.content("/copy")).hasValue(content);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void required_resumption_is_seen_and_a_session_of_its_own_refused(String version) {
        try (TestServer server =
                TestServer.start(TestTls.demanding(d -> d.with(TlsReuse.REQUIRE)))) {
            server.put("/file", "text");
            Dialogue dialogue = server.loginWithTls(TestTls.end(version));
            assertThat(dialogue.fetch("RETR file")).hasSize(4);
            assertThat(server.events().of(SessionEvent.DataSecured.class))
                    .allMatch(SessionEvent.DataSecured::resumed);

            dialogue.forgetTlsSession();
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("RETR file", 150);
                data.endsEarly();
            }
            assertThat(dialogue.expect(522).text())
                    .contains("[data-tls-not-resumed]")
                    .contains("tls.reuse");
        }
    }

    @Test
    void a_session_of_its_own_is_served_where_resumption_is_only_preferred() {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            server.put("/file", "text");
            Dialogue dialogue = server.loginWithTls(TestTls.END);
            dialogue.forgetTlsSession();
            assertThat(dialogue.fetch("RETR file")).hasSize(4);
            assertThat(server.events().of(SessionEvent.DataSecured.class))
                    .noneMatch(SessionEvent.DataSecured::resumed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void an_upload_that_ends_without_close_notify_changes_nothing(String version) {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            server.put("/file", "old");
            Dialogue dialogue = server.loginWithTls(TestTls.end(version));
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("STOR file", 150);
                data.write(random(5_000));
                data.finishBelowTls();
                assertThat(dialogue.expect(426).text()).contains("[data-tls-truncated]");
            }
            assertThat(server.text("/file")).hasValue("old");
        }
    }

    @Test
    void an_upload_without_close_notify_counts_where_that_is_permitted() {
        try (TestServer server =
                TestServer.start(TestTls.demanding(d -> d.with(Ending.TOLERANT)))) {
            Dialogue dialogue = server.loginWithTls(TestTls.END);
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("STOR file", 150);
                data.write(random(5_000));
                data.finishBelowTls();
                dialogue.expect(226);
            }
            assertThat(server.content("/file")).hasValue(random(5_000));
        }
    }

    @Test
    void data_in_clear_under_prot_p_is_refused() {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            Dialogue dialogue = server.loginWithTls(TestTls.END).dataInTls(false);
            try (DataSocket data = dialogue.pasv()) {
                dialogue.ask("STOR file", 150);
                data.write("not TLS\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(dialogue.expect(522).text()).contains("[data-tls-failed]");
            }
            assertThat(server.content("/file")).isEmpty();
        }
    }

    @Test
    void a_command_ends_the_wait_for_a_handshake() {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            Dialogue dialogue = server.loginWithTls(TestTls.END);
            try (DataSocket _ = dialogue.pasv()) {
                dialogue.ask("STOR file", 150);
                dialogue.send("ABOR");
                dialogue.expect(426);
                dialogue.expect(226);
            }
        }
    }

    @Test
    void many_uploads_by_a_client_that_never_reads_arrive_whole() {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            byte[] content = random(200_000);
            Dialogue dialogue = server.loginWithTls(TestTls.end("TLSv1.3"));
            int uploads = Boolean.getBoolean("twinport.full") ? 1_000 : 200;
            for (int i = 0; i < uploads; i++) {
                assertThat(dialogue.store("STOR file" + i % 2, content).code()).isEqualTo(226);
                assertThat(server.content("/file" + i % 2)).hasValue(content);
            }
        }
    }
}
