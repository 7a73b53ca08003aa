package org.twinport.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.daemon.tls.CertificateFiles;
import org.twinport.daemon.users.ClientProof;
import org.twinport.net.tls.Ending;
import org.twinport.net.tls.TlsVersions;
import org.twinport.server.config.Listen;
import org.twinport.server.config.TlsRules;
import org.twinport.server.tls.TlsDemands;
import org.twinport.server.tls.TlsPolicy;
import org.twinport.server.tls.TlsReuse;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class TlsSettingsTest {

    private static final String ON = "tls.self-signed: yes\n";

    @TempDir Path folder;

    private List<String> problems(String yaml) {
        return SettingsFile.problems(folder, yaml);
    }

    private Settings good(String yaml) {
        return SettingsFile.good(folder, yaml);
    }

    private static TlsDemands demands(Settings settings, String client) {
        return settings.tls()
                .rules(Optional.empty())
                .demandsOn(InetAddress.ofLiteral(client), Optional.empty());
    }

    @Test
    void without_a_word_of_tls_the_rules_are_the_defaults() {
        Settings settings = good("{}\n");
        assertThat(settings.tls().isOn()).isFalse();
        assertThat(settings.tls().rules(Optional.empty())).isEqualTo(TlsRules.NONE);
    }

    @Test
    void a_whole_section_is_understood_and_paths_begin_at_the_file() {
        Settings settings =
                good(
                        """
                        tls:
                          certificates:
                            - {certificate: chain.pem, key: key.pem}
                            - certificate: /etc/all.p12
                              password-file: word
                          policy: data
                          reuse: require
                          uploads-without-close-notify: accept
                          ccc: yes
                          versions: [1.3]
                          handshake: 5s
                          by-network:
                            - {clients: 10.1.0.0/16, policy: off}
                            - {clients: 10.0.0.0/8, reuse: prefer}
                        """);
        TlsRules rules = settings.tls().rules(Optional.empty());
        assertThat(settings.tls().certificates())
                .containsExactly(
                        CertificateFiles.pem(
                                folder.resolve("chain.pem"), folder.resolve("key.pem")),
                        CertificateFiles.together(Path.of("/etc/all.p12"))
                                .withPassword(folder.resolve("word")));
        assertThat(settings.tls().versions()).isEqualTo(TlsVersions.ONLY_1_3);
        assertThat(rules.ccc()).isTrue();
        assertThat(rules.handshake()).isEqualTo(Duration.ofSeconds(5));
        assertThat(demands(settings, "192.0.2.1"))
                .isEqualTo(new TlsDemands(TlsPolicy.DATA, TlsReuse.REQUIRE, Ending.TOLERANT));
        assertThat(demands(settings, "10.1.2.3").policy()).isEqualTo(TlsPolicy.OFF);
        assertThat(demands(settings, "10.2.2.3"))
                .isEqualTo(new TlsDemands(TlsPolicy.DATA, TlsReuse.PREFER, Ending.TOLERANT));
    }

    @Test
    void an_address_to_listen_on_says_when_tls_begins_and_how_much_is_demanded() {
        Settings settings =
                good(
                        ON
                                + "listen: [ftps://127.0.0.1:1, {address: 127.0.0.1:2, policy: login}]\n"
                                + "tls.implicit: 127.0.0.1:3\n");
        assertThat(settings.listen())
                .containsExactly(
                        Listen.withTls(new InetSocketAddress("127.0.0.1", 1)),
                        new Listen(
                                new InetSocketAddress("127.0.0.1", 2),
                                false,
                                Optional.of(TlsPolicy.LOGIN)));
        assertThat(settings.implicit())
                .containsExactly(Listen.withTls(new InetSocketAddress("127.0.0.1", 3)));
    }

    private static String user(String keys) {
        return "users:\n  anna: {password-hash: $2b$04$" + "a".repeat(53) + ", " + keys + "}\n";
    }

    @Test
    void a_users_demands_fall_back_to_the_general_ones_but_never_to_less_tls() {
        Settings settings = good(ON + "tls.reuse: require\n" + user("tls: {policy: data}"));
        assertThat(settings.users().getFirst().tls())
                .contains(new TlsDemands(TlsPolicy.DATA, TlsReuse.REQUIRE, Ending.STRICT));
        Settings reuse = good(ON + "tls.policy: login\n" + user("tls.reuse: require"));
        assertThat(reuse.users().getFirst().tls())
                .contains(new TlsDemands(TlsPolicy.OFF, TlsReuse.REQUIRE, Ending.STRICT));
        assertThat(good(ON + user("home: root")).users().getFirst().tls()).isEmpty();
    }

    @Test
    void nobody_has_demands_of_their_own_by_those_of_all() {
        Sources sources =
                Sources.ofFlags(
                        Map.of(
                                "tls.self-signed", "yes",
                                "tls.policy", "data",
                                "anonymous.enabled", "yes"),
                        "bob:secret");
        Settings settings = ((Loaded.Good) Settings.load(sources)).settings();
        assertThat(settings.everybody()).hasSize(2).allMatch(user -> user.tls().isEmpty());
    }

    @Test
    void a_certificate_takes_the_place_of_a_password_hash() {
        String asked = "tls.client-certificates: request\ntls.client-authorities: /ca.pem\n";
        TlsSamples.proofs()
                .forEach((written, understood) -> {
                    Settings settings =
                            good(ON + asked + "users: {anna: {certificate: " + written + "}}\n");
                    assertThat(settings.users().getFirst().proof().map(ClientProof::toString))
                            .contains(understood);
                });
        assertThat(problems(ON + asked + "users: {anna: {certificate: anna}}\n").getFirst())
                .startsWith(
                        "twinport.yaml:4:29: certificate: \"anna\" is not allowed; allowed: the SHA-256");
        assertThat(problems("users: {anna: {password-hash: '!', certificate: CN=a}}\n"))
                .first()
                .asString()
                .contains("user \"anna\": password-hash: ! locks the user out");
    }

    @Test
    void what_does_nothing_without_a_certificate_is_told_with_its_place() {
        assertThat(
                        problems(
                                """
                                tls:
                                  policy: login
                                  ccc: yes
                                  implicit: 990
                                """))
                .hasSize(3)
                .allMatch(p -> p.contains("without a certificate; give tls.certificates"))
                .anyMatch(p -> p.startsWith("twinport.yaml:2:11: tls.policy has no effect"))
                .anyMatch(p -> p.startsWith("twinport.yaml:3:8: tls.ccc has no effect"))
                .anyMatch(p -> p.startsWith("twinport.yaml:4:13: tls.implicit has no effect"));
        assertThat(problems("listen: ftps://*:990\n"))
                .singleElement()
                .asString()
                .startsWith("twinport.yaml:1:9: listen: TLS has no effect without a certificate");
        assertThat(problems(user("tls.policy: data")))
                .singleElement()
                .asString()
                .startsWith("twinport.yaml:2:3: user \"anna\": tls.policy has no effect");
    }

    @Test
    void an_option_without_a_certificate_is_named_as_it_was_typed() {
        Sources sources = Sources.ofFlags(Map.of("tls.policy", "data"));
        assertThat(((Loaded.Bad) Settings.load(sources)).problems())
                .singleElement()
                .asString()
                .isEqualTo(
                        "--tls-policy: has no effect without a certificate; give tls.certificates"
                                + " (--tls-cert) or tls.self-signed: yes (--tls)");
        Sources bad = Sources.ofFlags(Map.of("tls.certificates", "{key: '/a'}"));
        assertThat(((Loaded.Bad) Settings.load(bad)).problems())
                .singleElement()
                .asString()
                .isEqualTo("--tls-cert: an entry needs certificate");
    }

    @Test
    void settings_that_contradict_each_other_are_told() {
        assertThat(problems(ON + "tls.certificates: {certificate: /a}\n"))
                .containsExactly(
                        "twinport.yaml:1:18: tls.self-signed: there is another certificate, by"
                                + " tls.certificates; leave one of them out");
        assertThat(problems("tls.certificates: {certificate: /a}\ntls.self-signed-folder: /b\n"))
                .containsExactly(
                        "twinport.yaml:2:25: tls.self-signed-folder has no effect without"
                                + " tls.self-signed: yes");
        assertThat(problems(ON + "tls.client-certificates: require\n").getFirst())
                .startsWith(
                        "twinport.yaml:2:26: tls.client-certificates needs tls.client-authorities");
        assertThat(problems(ON + "tls.client-authorities: /ca\n").getFirst())
                .startsWith("twinport.yaml:2:25: tls.client-authorities has no effect without");
        assertThat(problems(ON + "tls: {policy: off, ccc: yes}\n").getFirst())
                .startsWith("twinport.yaml:2:25: tls.ccc has no effect with tls.policy: off");
        assertThat(problems(ON + user("certificate: CN=anna")).getFirst())
                .startsWith("twinport.yaml:3:3: user \"anna\": certificate has no effect");
    }

    @Test
    void a_user_cannot_be_asked_for_less_than_all() {
        assertThat(problems(ON + "tls.policy: data\n" + user("tls.policy: offered")).getFirst())
                .startsWith(
                        "twinport.yaml:4:3: user \"anna\": tls.policy: offered is less than what is"
                                + " demanded of all");
        String exception = "tls.by-network: [{clients: 10.0.0.0/8, policy: off}]\n";
        assertThat(
                        good(ON + "tls.policy: data\n" + exception + user("tls.policy: offered"))
                                .users())
                .hasSize(1);
    }

    @Test
    void a_user_with_demands_says_all_that_differs_between_networks() {
        String rule = "tls.by-network: [{clients: 10.0.0.0/8, reuse: require}]\n";
        assertThat(problems(ON + rule + user("tls.policy: data")))
                .containsExactly(
                        "twinport.yaml:4:3: user \"anna\": tls.reuse is another for a network in"
                                + " tls.by-network; say which holds for this user, too");
        assertThat(good(ON + rule + user("tls: {policy: data, reuse: require}")).users())
                .hasSize(1);
    }
}
