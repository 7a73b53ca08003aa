package org.twinport.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.client.Credentials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class NetrcTest {

    private static final String FILE =
            """
            # a comment
            machine one.example login alice password first
            machine two.example
                login bob
                password second
            macdef init
                machine evil.example login x password y

            default login guest password any
            """;

    @TempDir private Path folder;

    @Test
    void machines_users_and_the_default_are_found() {
        Netrc netrc = Netrc.parse(FILE);
        assertThat(netrc.find("ONE.example", null)).get().returns("first", Netrc.Login::password);
        assertThat(netrc.find("two.example", "bob")).get().returns("second", Netrc.Login::password);
        assertThat(netrc.find("two.example", "carol")).isEmpty();
        assertThat(netrc.find("evil.example", null)).get().returns("guest", Netrc.Login::user);
    }

    @Test
    void a_file_that_is_not_there_has_no_logins() throws IOException {
        assertThat(Netrc.read(folder.resolve("none")).logins()).isEmpty();
    }

    @Test
    void url_comes_before_environment_before_netrc() throws IOException {
        Path file = Files.writeString(folder.resolve("netrc"), FILE);
        Passwords fromFile = new Passwords(Map.of(), file, null);
        Passwords fromEnvironment = new Passwords(Map.of("FTP_PASSWORD", "env"), file, null);
        FtpUrl url = FtpUrl.parse("ftp://alice@one.example/");
        assertThat(fromFile.of(url)).isEqualTo(new Credentials("alice", "first"));
        assertThat(fromFile.of(FtpUrl.parse("ftp://one.example/")))
                .isEqualTo(new Credentials("alice", "first"));
        assertThat(fromEnvironment.of(url)).isEqualTo(new Credentials("alice", "env"));
        assertThat(fromEnvironment.of(FtpUrl.parse("ftp://alice:url@one.example/")))
                .isEqualTo(new Credentials("alice", "url"));
    }

    @Test
    void nobody_named_is_anonymous() throws IOException {
        Passwords none = new Passwords(Map.of(), folder.resolve("none"), null);
        assertThat(none.of(FtpUrl.parse("ftp://h/"))).isEqualTo(Credentials.ANONYMOUS);
    }

    @Test
    void a_password_that_nobody_can_give_is_a_clear_message() {
        Passwords none = new Passwords(Map.of(), folder.resolve("none"), null);
        assertThatThrownBy(() -> none.of(FtpUrl.parse("ftp://me@h/")))
                .hasMessageContaining("FTP_PASSWORD");
    }
}
