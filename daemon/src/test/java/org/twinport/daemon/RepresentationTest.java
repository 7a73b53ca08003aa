package org.twinport.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.daemon.config.Loaded;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.config.Sources;
import org.twinport.daemon.config.User;
import org.twinport.protocol.path.Name;
import org.twinport.server.representation.AsciiPolicy;
import org.twinport.server.representation.Representation;

import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys ascii, charset and clients, from the file to the socket. */
@Timeout(60)
final class RepresentationTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir Path folder;

    private Settings settings(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("twinport.yaml"), yaml);
        return ((Loaded.Good) Settings.load(Sources.ofFile(file))).settings();
    }

    @Test
    void what_a_user_does_not_say_is_left_to_the_network_and_the_file() throws Exception {
        Settings settings =
                settings(
                        """
                        ascii: ignore
                        clients:
                          - network: 10.0.0.0/8
                            charset: windows-1252
                        anonymous.enabled: yes
                        users:
                          anna: {password-hash: '!', ascii: convert}
                          bob: {password-hash: '!', charset: GBK}
                          carl: {password-hash: '!'}
                        """);

        Map<String, Representation> own =
                settings.everybody().stream()
                        .collect(Collectors.toMap(User::name, User::representation));
        assertThat(own)
                .containsEntry("anna", new Representation(AsciiPolicy.CONVERT, null))
                .containsEntry("bob", new Representation(null, Charset.forName("GBK")))
                .containsEntry("carl", Representation.UNSAID)
                .containsEntry("anonymous", Representation.UNSAID);
        Function<String, Representation> network =
                address -> settings.representation().ruleFor(InetAddress.ofLiteral(address));
        assertThat(network.apply("10.1.2.3"))
                .isEqualTo(new Representation(AsciiPolicy.IGNORE, WINDOWS));
        assertThat(network.apply("192.0.2.1"))
                .isEqualTo(new Representation(AsciiPolicy.IGNORE, StandardCharsets.UTF_8));
    }

    @Test
    void an_old_client_of_a_network_gets_its_charset() throws Exception {
        House house = House.in(folder);
        house.write("clients: [{network: 127.0.0.0/8, charset: windows-1252, ascii: ignore}]\n");
        try (Daemon daemon = house.start(false, "j\u00f6rg:right");
                Ftp ftp = new Ftp(daemon.addresses().getFirst())) {
            assertThat(ftp.logIn("j\u00f6rg", "right")).startsWith("230");
            assertThat(ftp.send("MKD \u00e4rger")).startsWith("257 \"/\u00e4rger\"");
            assertThat(ftp.send("TYPE A")).startsWith("200").contains("as they are");
            assertThat(ftp.send("OPTS UTF8 ON")).startsWith("200");
            assertThat(ftp.send("CWD " + Name.octetsOf("\u00e4rger"))).startsWith("250");
        }
    }

    @Test
    void a_reload_changes_it_for_new_sessions() throws Exception {
        House house = House.in(folder);
        house.write("charset: windows-1252\n");
        try (Daemon daemon = house.start(false, "anna:right");
                Ftp before = new Ftp(daemon.addresses().getFirst())) {
            before.logIn("anna", "right");
            house.write("charset: UTF-8\n");
            assertThat(daemon.reload()).isInstanceOf(ReloadResult.Applied.class);
            try (Ftp after = new Ftp(daemon.addresses().getFirst())) {
                after.logIn("anna", "right");
                assertThat(after.send("MKD " + Name.octetsOf("\u00fc"))).startsWith("257");
                assertThat(before.send("CWD \u00fc")).startsWith("250");
                assertThat(after.send("CWD \u00fc")).startsWith("550");
            }
        }
    }
}
