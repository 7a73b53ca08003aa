package org.twinport.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.daemon.preflight.SampleHost.GIB;
import static org.twinport.daemon.preflight.check.Severity.ERROR;
import static org.twinport.daemon.preflight.check.Severity.NOTE;
import static org.twinport.daemon.preflight.check.Severity.OK;
import static org.twinport.daemon.preflight.check.Severity.WARNING;

import org.junit.jupiter.api.Test;
import org.twinport.daemon.preflight.check.Remark;
import org.twinport.daemon.preflight.check.Severity;
import org.twinport.daemon.preflight.host.Fact;
import org.twinport.daemon.preflight.host.HostFacts.Folder;

import java.time.Instant;
import java.util.Map;

class ResourceChecksTest {

    private final SampleHost host = new SampleHost();

    private Severity space(long bytes) {
        host.folder = new Folder(true, true, true, Fact.of(bytes), false);
        return host.askOne("disk-space").severity();
    }

    private Severity files(long limit) {
        host.descriptors = Fact.of(limit);
        return host.askOne("open-files").severity();
    }

    @Test
    void folders_must_be_there_and_let_the_server_do_what_users_may() {
        assertThat(host.askOne("folder").severity()).isEqualTo(OK);
        host.folder = new Folder(false, false, false, Fact.unknown("?"), false);
        assertThat(host.askOne("folder").what()).isEqualTo("There is no folder /srv/ftp to serve.");
        host.folder = new Folder(true, true, false, Fact.of(GIB), false);
        Remark refused = host.askOne("folder");
        assertThat(refused.severity()).isEqualTo(ERROR);
        assertThat(refused.fix().get(1)).matches("sudo setfacl -m u:\\S+:rwx /srv/ftp");
        assertThat(host.with("read-only", "yes").askOne("folder").severity()).isEqualTo(OK);
    }

    @Test
    void what_another_user_may_do_is_not_claimed() {
        host.serves = true;
        host.user = "somebody-else";
        host.folder = new Folder(true, true, false, Fact.of(GIB), false);
        assertThat(host.askOne("folder").severity()).isEqualTo(NOTE);
        host.serves = false;
        host.user = "root";
        host.unit.putAll(Map.of("LoadState", "loaded", "User", "ftp"));
        assertThat(host.askOne("folder").what()).startsWith("The server's user is ftp; ");
    }

    @Test
    void disks_get_full() {
        assertThat(space(2 * GIB)).isEqualTo(OK);
        assertThat(space(GIB / 2)).isEqualTo(WARNING);
        assertThat(space(1000)).isEqualTo(ERROR);
        host.folder = new Folder(true, true, true, Fact.of(GIB), true);
        assertThat(host.askOne("disk-space").what()).contains("read-only");
        assertThat(host.with("read-only", "yes").ask("disk-space")).isEmpty();
    }

    @Test
    void sessions_need_descriptors() {
        assertThat(files(Long.MAX_VALUE)).isEqualTo(OK);
        assertThat(files(30_200)).isEqualTo(OK);
        assertThat(files(20_000)).isEqualTo(NOTE);
        assertThat(files(1024)).isEqualTo(WARNING);
        assertThat(host.askOne("open-files").fix()).contains("limits.sessions: 274");
        host.with("limits.sessions", "200");
        assertThat(files(1024)).isEqualTo(OK);
    }

    @Test
    void a_clock_can_be_wrong() {
        assertThat(host.askOne("clock").severity()).isEqualTo(OK);
        host.clock = Fact.of(false);
        assertThat(host.askOne("clock").severity()).isEqualTo(NOTE);
        host.now = Instant.parse("1970-01-01T00:10:00Z");
        assertThat(host.askOne("clock").severity()).isEqualTo(ERROR);
    }
}
