package org.twinport.tests.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.diagnosis.remedy.Fix;
import org.twinport.diagnosis.remedy.Form;
import org.twinport.diagnosis.remedy.Product;
import org.twinport.testkit.peer.Peer;
import org.twinport.testkit.peer.Peers;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.NeedsPeer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The other servers take the lines; none of them serves here. */
class ServerLinesTest {
    @TempDir Path folder;

    static Stream<Fix> vsftpd() {
        return Lines.of(Product.VSFTPD, Form.CONFIG);
    }

    static Stream<Fix> proftpd() {
        return Lines.of(Product.PROFTPD, Form.CONFIG);
    }

    static Stream<Fix> pureFtpd() {
        return Lines.of(Product.PURE_FTPD, Form.OPTIONS);
    }

    static Stream<Fix> pyftpdlib() {
        return Lines.of(Product.PYFTPDLIB, Form.CODE);
    }

    private static Path peers() {
        return Peers.folder().orElseThrow();
    }

    private static Tool of(String program, String... arguments) {
        return Tool.of(peers().resolve(program), arguments)
                .env(Map.of("LD_LIBRARY_PATH", Peers.libraryPath(peers())));
    }

    /** It reads all lines before it looks at the address, and answers on its standard input. */
    @ParameterizedTest
    @MethodSource("vsftpd")
    @NeedsPeer(Peer.VSFTPD)
    void vsftpd_knows_every_option_and_value(Fix fix) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("vsftpd.conf"),
                        Lines.text(fix) + "listen=YES\nlisten_address=nowhere\n");
        Path answer = Files.createFile(folder.resolve("answer"));
        of("usr/sbin/vsftpd", file.toString())
                .through(List.of("sh", "-c", "exec \"$@\" 0<>\"$0\"", answer.toString()))
                .run();
        assertThat(answer).hasContent("500 OOPS: bad listen_address: nowhere");
    }

    @ParameterizedTest
    @MethodSource("proftpd")
    @NeedsPeer(Peer.PROFTPD)
    void proftpd_accepts_the_configuration(Fix fix) throws IOException {
        Path modules = peers().resolve("usr/lib/proftpd");
        String tls = Files.exists(modules.resolve("mod_tls.so")) ? "LoadModule mod_tls.c\n" : "";
        Path file =
                Files.writeString(
                        folder.resolve("proftpd.conf"),
                        """
                        ServerName "peer"
                        UseIPv6 off
                        DefaultAddress 127.0.0.1
                        User nobody
                        Group nogroup
                        ModulePath %s
                        %s
                        """
                                        .formatted(modules, tls)
                                + Lines.text(fix));
        ToolResult result = of("usr/sbin/proftpd", "-t", "-c", file.toString()).run();
        assertThat(result.exitCode()).as(result.toString()).isZero();
    }

    /** Options are read in their order, and help ends it. */
    @ParameterizedTest
    @MethodSource("pureFtpd")
    @NeedsPeer(Peer.PURE_FTPD)
    void pure_ftpd_knows_every_option(Fix fix) {
        List<String> options = new ArrayList<>(fix.lines(Lines.values()));
        options.add("--help");
        ToolResult result = of("usr/sbin/pure-ftpd", options.toArray(String[]::new)).run();
        assertThat(result.output()).as(result.toString()).contains("--passiveportrange");
        assertThat(result.errors()).isEmpty();
    }

    /** What is set must have been there: a misspelt name would only add one. */
    @ParameterizedTest
    @MethodSource("pyftpdlib")
    @NeedsPeer(Peer.PYFTPDLIB)
    void pyftpdlib_has_what_is_set(Fix fix) {
        String program =
                """
                import sys
                sys.path.insert(0, sys.argv[1])
                from pyftpdlib.authorizers import DummyAuthorizer
                from pyftpdlib.handlers import FTPHandler
                from pyftpdlib.servers import FTPServer
                authorizer = DummyAuthorizer()
                handler = FTPHandler
                server = FTPServer
                known = {'handler': set(dir(handler)), 'server': set(dir(server))}
                known['handler'] |= {'certfile', 'keyfile', 'tls_control_required', 'tls_data_required'}
                import ast
                for node in ast.walk(ast.parse(sys.argv[2])):
                    if isinstance(node, ast.Attribute) and node.value.id in known:
                        assert node.attr in known[node.value.id], node.attr
                """;
        Tool.of(
                        "python3",
                        "-c",
                        program,
                        peers().resolve("usr/lib/python3/dist-packages").toString(),
                        Lines.text(fix))
                .run()
                .orFail();
    }
}
