package org.twinport.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.daemon.users.Credential;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.local.UploadPolicy;
import org.twinport.storage.view.Permission;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class SettingsTest {

    private static final String USERS =
            """
            root: files
            uploads: atomic
            file-mode: 640
            users:
              anna:
                password-hash: $2b$12$abcdefghijklmnopqrstuuDOgBPBYzgRmqR7MjQyp8pNGjHUgE7vK
                home: /home/anna
                uploads: in-place
                keep-parts: 1h
                permissions:
                  /: read-only
                  /in: [list, write]
              bob:
                password-hash: "!"
                read-only: yes
            """;

    @TempDir Path folder;

    private User user(Settings settings, String name) {
        return settings.users().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_user_has_own_values_before_the_global_ones() {
        Settings settings = SettingsFile.good(folder, USERS);
        User anna = user(settings, "anna");

        assertThat(anna.credential()).isInstanceOf(Credential.Hashed.class);
        assertThat(anna.home()).isEqualTo(Path.of("/home/anna"));
        assertThat(anna.rules("id").uploads()).isEqualTo(UploadPolicy.IN_PLACE);
        assertThat(anna.rules("id").keepParts()).isEqualTo(Duration.ofHours(1));
        assertThat(anna.rules("id").fileMode()).isEqualTo(0640);
        assertThat(user(settings, "bob").rules("id").uploads()).isEqualTo(UploadPolicy.ATOMIC);
    }

    @Test
    void a_relative_root_begins_at_the_folder_of_the_file_and_is_everybodys_default_home() {
        Settings settings = SettingsFile.good(folder, USERS);

        assertThat(settings.root()).isEqualTo(folder.resolve("files"));
        assertThat(user(settings, "bob").home()).isEqualTo(folder.resolve("files"));
    }

    @Test
    void permissions_hold_by_path() {
        User anna = user(SettingsFile.good(folder, USERS), "anna");

        assertThat(anna.permissions().allows(Permission.WRITE, VirtualPath.of("/in/x"))).isTrue();
        assertThat(anna.permissions().allows(Permission.WRITE, VirtualPath.of("/x"))).isFalse();
        assertThat(anna.permissions().allows(Permission.READ, VirtualPath.of("/x"))).isTrue();
    }

    @Test
    void read_only_takes_everything_that_changes_something() {
        User bob = user(SettingsFile.good(folder, USERS), "bob");
        assertThat(bob.access()).isEqualTo("read-only");

        Settings all =
                SettingsFile.good(
                        folder,
                        USERS.replace("read-only: yes", "read-only: no") + "read-only: yes\n");
        assertThat(user(all, "bob").access()).isEqualTo("read-only");
        assertThat(
                        user(all, "anna")
                                .permissions()
                                .allows(Permission.WRITE, VirtualPath.of("/in/x")))
                .isFalse();
    }

    @Test
    void anonymous_is_off_by_default_and_read_only_when_on() {
        assertThat(SettingsFile.good(folder, "{}").anonymous()).isEmpty();
        User anonymous =
                SettingsFile.good(folder, "anonymous:\n  enabled: yes\n").anonymous().orElseThrow();
        assertThat(anonymous.names()).containsExactly("anonymous", "ftp");
        assertThat(anonymous.access()).isEqualTo("read-only");
    }

    @Test
    void flags_win_over_variables_over_the_file_over_defaults() {
        Path file =
                SettingsFile.write(
                        folder, "passive.ports: 5001\ngreeting: from file\nlimits.sessions: 1\n");
        Sources sources =
                new Sources(
                        Optional.of(file),
                        Map.of("TWINPORT_PASSIVE_PORTS", "5002", "TWINPORT_GREETING", "from env"),
                        Map.of("passive.ports", "5003"),
                        List.of());
        Settings settings = ((Loaded.Good) Settings.load(sources)).settings();

        assertThat(settings.passive().ports().first()).isEqualTo(5003);
        assertThat(settings.greeting()).isEqualTo("from env");
        assertThat(settings.limits().sessions()).isEqualTo(1);
        assertThat(settings.limits().perAddress()).isEqualTo(50);
    }

    @Test
    void the_file_may_be_named_by_a_variable() {
        Path file = SettingsFile.write(folder, "greeting: from file\n");
        Sources sources =
                new Sources(
                        Optional.empty(),
                        Map.of("TWINPORT_CONFIG", file.toString()),
                        Map.of(),
                        List.of());
        assertThat(((Loaded.Good) Settings.load(sources)).settings().greeting())
                .isEqualTo("from file");
    }

    @Test
    void a_user_of_the_command_line_takes_the_place_of_the_files() {
        Path file = SettingsFile.write(folder, USERS);
        Sources sources =
                new Sources(
                        Optional.of(file),
                        Map.of(),
                        Map.of(),
                        List.of("anna:a:b", "carl:pässword"));
        Settings settings = ((Loaded.Good) Settings.load(sources)).settings();

        assertThat(settings.users()).extracting(User::name).containsExactly("anna", "bob", "carl");
        assertThat(user(settings, "anna").credential()).isEqualTo(new Credential.Plain("a:b"));
        assertThat(user(settings, "carl").credential())
                .isEqualTo(new Credential.Plain("p\u00c3\u00a4ssword"));
        assertThat(settings.toString() + sources).doesNotContain("a:b", "ssword=p");
    }

    @Test
    void changed_keys_are_told_apart_by_whether_a_reload_applies_them() {
        Settings before = SettingsFile.good(folder, "listen: 2121\nfsync: no\n");
        Settings after =
                SettingsFile.good(folder, "listen: 2122\nfsync: yes\nuploads: resumable\n");

        assertThat(before.restartNeededFor(after)).containsExactly("listen");
        assertThat(before.changedIn(after)).containsExactly("fsync");
    }
}
