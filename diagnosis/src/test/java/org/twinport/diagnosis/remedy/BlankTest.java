package org.twinport.diagnosis.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;
import java.util.Map;

final class BlankTest {

    private static String fill(String template, Form form, String name, String value) {
        return Blank.fill(template, form, Map.of(name, value));
    }

    @ParameterizedTest
    @EnumSource(Blank.class)
    void a_good_value_gets_in(Blank blank) {
        String name = blank.name().toLowerCase(Locale.ROOT);
        assertThat(Blank.fill("a {" + name + "} b", Form.ROOT, ExampleValues.ALL))
                .isEqualTo("a " + ExampleValues.ALL.get(name) + " b");
    }

    /** What a greeting or a reply to PASV might bring along. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x;reboot",
                "$(reboot)",
                "`reboot`",
                "a b",
                "a\nreboot",
                "a'b",
                "a\"b",
                "a|b",
                "a>b",
                "a&b",
                "{port}",
                "<x>",
                "-rf",
                "a\\b",
                "#",
                "\u00e4"
            })
    void nothing_foreign_gets_in(String value) {
        for (Blank blank : Blank.values()) {
            String name = blank.name().toLowerCase(Locale.ROOT);
            assertThat(fill("x {" + name + "}", Form.CONFIG, name, value))
                    .as("%s", blank)
                    .matches("x <[a-z ]+>");
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "65536", "99999", "021", "1e3", "-1", "+5"})
    void a_port_is_a_number_from_1_to_65535(String value) {
        assertThat(fill("{port}", Form.NFT, "port", value)).isEqualTo("<control port>");
    }

    @Test
    void the_highest_port_is_a_port() {
        assertThat(fill("{port}", Form.NFT, "port", "65535")).isEqualTo("65535");
    }

    @Test
    void a_template_may_say_what_stands_there_if_the_value_is_unknown() {
        assertThat(Blank.fill("{table:inet filter}", Form.NFT, Map.of())).isEqualTo("inet filter");
        assertThat(fill("{table:inet filter}", Form.NFT, "table", "ip t")).isEqualTo("ip t");
        assertThat(fill("{table:inet filter}", Form.NFT, "table", "ip t; flush"))
                .isEqualTo("inet filter");
    }

    @Test
    void an_unknown_value_is_quoted_for_a_shell_but_not_twice() {
        assertThat(Blank.fill("curl -u {user}", Form.SHELL, Map.of()))
                .isEqualTo("curl -u '<user>'");
        assertThat(Blank.fill("echo 'x {user}' {host}", Form.ROOT, Map.of()))
                .isEqualTo("echo 'x <user>' '<host>'");
        assertThat(Blank.fill("x {user}", Form.CONFIG, Map.of())).isEqualTo("x <user>");
    }

    @Test
    void notations_follow_the_family_of_an_address() {
        assertThat(fill("{url_host}", Form.SHELL, "host", "2001:db8::1"))
                .isEqualTo("[2001:db8::1]");
        assertThat(fill("{url_user}", Form.SHELL, "user", "joe@site")).isEqualTo("joe%40site");
        assertThat(fill("{from_server}", Form.NFT, "server", "2001:db8::1"))
                .isEqualTo("ip6 saddr 2001:db8::1");
        assertThat(fill("{to_server}", Form.NFT, "server", "192.0.2.1"))
                .isEqualTo("ip daddr 192.0.2.1");
        assertThat(fill("{from_client}", Form.NFT, "client", "192.0.2.1"))
                .isEqualTo("ip saddr 192.0.2.1");
        assertThat(fill("{iptables} {server_family}", Form.ROOT, "server", "2001:db8::1"))
                .isEqualTo("ip6tables ipv6");
        assertThat(fill("{bracketed_client} {client_family}", Form.ROOT, "client", "2001:db8::2"))
                .isEqualTo("[2001:db8::2] ipv6");
        assertThat(fill("{iptables} {server_family}", Form.ROOT, "server", "192.0.2.1"))
                .isEqualTo("iptables ipv4");
    }

    @Test
    void a_misspelt_blank_is_a_defect() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Blank.fill("{prot}", Form.SHELL, Map.of()));
    }
}
