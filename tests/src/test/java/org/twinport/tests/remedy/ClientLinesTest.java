package org.twinport.tests.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.diagnosis.remedy.Fix;
import org.twinport.diagnosis.remedy.Form;
import org.twinport.diagnosis.remedy.Product;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.NeedsTool;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The clients know the options, settings and methods of the lines. */
class ClientLinesTest {
    private static final int NOBODY_LISTENS = 7;

    @TempDir Path folder;

    static Stream<Fix> curl() {
        return Lines.of(Product.CURL, Form.SHELL);
    }

    static Stream<Fix> lftp() {
        return Lines.of(Product.LFTP, Form.CONFIG);
    }

    static Stream<Fix> ftplib() {
        return Lines.of(Product.FTPLIB, Form.CODE);
    }

    /** An option that it does not know ends it before it dials. */
    @ParameterizedTest
    @MethodSource("curl")
    @NeedsTool("curl")
    void curl_gets_as_far_as_dialling(Fix fix) {
        String call = Lines.text(fix).replace(":2121/", ":1/").replace(":990/", ":1/");
        ToolResult result = Tool.of("sh", "-c", call).in(folder).input("secret\n").run();
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(NOBODY_LISTENS);
    }

    @ParameterizedTest
    @MethodSource("lftp")
    @NeedsTool("lftp")
    void lftp_knows_every_setting(Fix fix) {
        ToolResult result = Tool.of("lftp", "-c", Lines.text(fix)).run().orFail();
        assertThat(result.output() + result.errors()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ftplib")
    @NeedsTool("python3")
    void ftplib_has_every_method(Fix fix) {
        String program =
                """
                import ast, ftplib, sys
                for node in ast.walk(ast.parse(sys.argv[1])):
                    if isinstance(node, ast.Attribute) and getattr(node.value, 'id', '') in ('ftp', 'self'):
                        assert hasattr(ftplib.FTP_TLS('') , node.attr), node.attr
                """;
        Tool.of("python3", "-c", program, Lines.text(fix)).run().orFail();
    }

    @Test
    void the_lines_for_commons_net_compile() throws IOException {
        String methods =
                Lines.of(Product.COMMONS_NET, Form.CODE)
                        .map(ClientLinesTest::method)
                        .collect(Collectors.joining("\n"));
        Path source =
                Files.writeString(
                        folder.resolve("CommonsNetLines.java"),
                        """
                        import java.io.*;
                        import java.time.Duration;
                        import org.apache.commons.net.ftp.*;
                        class CommonsNetLines {
                        %s
                        }
                        """
                                .formatted(methods));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled =
                compiler.getTask(
                                messages,
                                null,
                                null,
                                List.of(
                                        "-proc:none",
                                        "-d",
                                        folder.toString(),
                                        "-cp",
                                        System.getProperty("java.class.path")),
                                null,
                                compiler.getStandardFileManager(null, null, null)
                                        .getJavaFileObjects(source))
                        .call();
        assertThat(compiled).as(messages.toString()).isTrue();
    }

    private static String method(Fix fix) {
        String lines = Lines.text(fix);
        String client = lines.contains("Client client =") ? "" : "FTPSClient client, ";
        return "void %s(%sString password, File file) throws Exception {%n%s}"
                .formatted(fix.remedy().id().replace('-', '_'), client, lines);
    }
}
