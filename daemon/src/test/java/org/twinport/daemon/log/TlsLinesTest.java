package org.twinport.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.server.event.SessionEvent;

/** What the event log shows of TLS. */
final class TlsLinesTest {

    private static String text(SessionEvent event) {
        LogLine line = EventLines.of(event);
        return line.level() + " " + line.event() + " " + line.fields();
    }

    @Test
    void the_agreement_shows_version_cipher_and_the_subject_of_the_clients_certificate() {
        var who = Events.who(null);
        assertThat(text(new SessionEvent.Secured(who, "TLSv1.3", "TLS_AES_128", "CN=anna,O=Ex")))
                .startsWith("INFO tls {session=7")
                .endsWith("version=TLSv1.3, cipher=TLS_AES_128, client=CN=anna,O=Ex}");
        assertThat(text(new SessionEvent.Secured(who, "TLSv1.2", "X", null))).endsWith("cipher=X}");
        assertThat(text(new SessionEvent.Unsecured(Events.who("anna"))))
                .startsWith("INFO tls-ended")
                .endsWith("user=anna}");
    }

    @Test
    void a_failure_is_a_warning_with_its_cause() {
        Finding finding = Finding.of(Cause.TLS_REQUIRED, "a detail");
        assertThat(text(new SessionEvent.TlsFailed(Events.who(null), finding)))
                .startsWith("WARN tls-failed")
                .contains("cause=tls-required, detail=a detail");
    }

    @Test
    void data_connections_show_whether_they_were_resumed_at_debug_level() {
        assertThat(text(new SessionEvent.DataSecured(Events.who("anna"), "TLSv1.3", true)))
                .startsWith("DEBUG data-tls")
                .endsWith("version=TLSv1.3, resumed=true}");
    }
}
