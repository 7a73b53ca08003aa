package org.twinport.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.cli.tls.FtpScheme;

class FtpUrlTest {

    @ParameterizedTest
    @CsvSource({
        "ftp://h, h, 21, , ''",
        "ftp://h/, h, 21, , ''",
        "ftp://h:2121/a/b, h, 2121, , a/b",
        "ftp://me@h/a, h, 21, me, a",
        "FTP://me@h//etc, h, 21, me, /etc",
        "ftp://h/%2Fetc, h, 21, , /etc",
        "ftp://[::1]:2121/x, ::1, 2121, , x",
        "ftp://me%40work@h/a%20b, h, 21, me@work, a b",
        "ftp://h/a?b#c, h, 21, , a?b#c",
        "ftp://h/file;type=i, h, 21, , file",
    })
    void urls_are_taken_apart(String text, String host, int port, String user, String path) {
        FtpUrl url = FtpUrl.parse(text);
        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.user()).isEqualTo(user);
        assertThat(url.path().octets()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://h/a, FTP, 21, ftp://h/a",
        "ftpes://h/a, FTPES, 21, ftpes://h/a",
        "FTPS://h/a, FTPS, 990, ftps://h/a",
        "ftps://me:p@h:990/a, FTPS, 990, ftps://me@h/a",
        "ftps://h:21/a, FTPS, 21, ftps://h:21/a",
        "ftp://h:990/a, FTP, 990, ftp://h:990/a",
    })
    void the_scheme_says_how_much_tls_and_which_port(
            String text, FtpScheme scheme, int port, String shown) {
        FtpUrl url = FtpUrl.parse(text);
        assertThat(FtpUrl.isUrl(text)).isTrue();
        assertThat(url.scheme()).isEqualTo(scheme);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url).hasToString(shown);
        assertThat(url.at(url.path())).isEqualTo(url);
    }

    @Test
    void two_ways_to_one_server_are_two() {
        FtpUrl clear = FtpUrl.parse("ftp://h/a");
        assertThat(clear.sameServer(FtpUrl.parse("ftp://H:21/b"))).isTrue();
        assertThat(clear.sameServer(FtpUrl.parse("ftpes://h/b"))).isFalse();
    }

    @Test
    void a_path_keeps_every_byte() {
        assertThat(FtpUrl.parse("ftp://h/%E4").path().octets()).isEqualTo("\u00e4");
        assertThat(FtpUrl.parse("ftp://h/\u00e4").path().octets()).isEqualTo("\u00c3\u00a4");
    }

    @Test
    void the_password_is_not_shown() {
        FtpUrl url = FtpUrl.parse("ftp://me:s%3Acret@h/a");
        assertThat(url.password()).isEqualTo("s:cret");
        assertThat(url).hasToString("ftp://me@h/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h",
                "http://h/",
                "ftp://",
                "ftpe://h/",
                "ftps:h/",
                "sftp://h/",
                "ftp://h:0/",
                "ftp://h:70000/",
                "ftp://me:secret@/x",
                "ftp://me:p@secret@h/x",
                "ftp://me:p/secret@h/x"
            })
    void what_is_no_url_is_said_so_without_the_password(String text) {
        assertThatThrownBy(() -> FtpUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void line_ends_cannot_be_smuggled_into_a_command() {
        assertThatThrownBy(() -> FtpUrl.parse("ftp://h/a%0d%0aDELE%20b"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
