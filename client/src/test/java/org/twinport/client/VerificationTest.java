package org.twinport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twinport.protocol.transfer.HashAlgorithm;
import org.twinport.testkit.script.Misbehaviour;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.Misbehaviour.AtFirst;
import org.twinport.testkit.script.Misbehaviour.Offers;
import org.twinport.testkit.script.ScriptedServer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** By which means a file is compared, on servers that offer much, little or nothing. */
class VerificationTest extends ScriptedTest {

    private static final byte[] CONTENT = "hello".getBytes(StandardCharsets.US_ASCII);
    private static final RemotePath FILE = RemotePath.of("a b");

    private static final Map<HashAlgorithm, String> HASHES =
            Map.of(
                    HashAlgorithm.SHA_256,
                    "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
                    HashAlgorithm.SHA_1,
                    "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d",
                    HashAlgorithm.MD5,
                    "5d41402abc4b2a76b9719d911017c592",
                    HashAlgorithm.CRC32,
                    "3610a686");

    private static final AfterTransfer VERIFY = new AfterTransfer(false, true);

    private Path local;

    @BeforeEach
    void aLocalFile() throws IOException {
        local = Files.write(folder.resolve("local"), CONTENT);
    }

    private FtpClient offering(String features, Misbehaviour... answers) throws Exception {
        return connect(server(features, answers));
    }

    private ScriptedServer server(String features, Misbehaviour... answers) throws Exception {
        Misbehaviour[] all = new Misbehaviour[answers.length + 1];
        all[0] = new Offers(List.of(features.split("\\|")));
        System.arraycopy(answers, 0, all, 1, answers.length);
        ScriptedServer server = serve(all);
        server.files().put("a b", CONTENT);
        return server;
    }

    private List<String> sent() {
        return events.stream()
                .filter(ClientEvent.Sent.class::isInstance)
                .map(event -> ((ClientEvent.Sent) event).line())
                .filter(line -> line.matches("(?:OPTS HASH|HASH|MD5|X).*"))
                .toList();
    }

    private static Answers answer(String verb, String reply) {
        return new Answers(verb, reply);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "HASH SHA-1*,SHA-256,MD5|XSHA256|XCRC ; OPTS HASH SHA-256 / HASH a b",
                "XCRC|XMD5|XSHA1|XSHA256|MD5          ; XSHA256 \"a b\"",
                "HASH SHA-1,MD5*|XSHA1                ; OPTS HASH SHA-1 / HASH a b",
                "XCRC|XMD5|XSHA1|MD5                  ; XSHA1 \"a b\"",
                "XCRC|XSHA|MD5                        ; XSHA \"a b\"",
                "XCRC|XMD5|MD5                        ; XMD5 \"a b\"",
                "XCRC|MD5                             ; MD5 a b",
                "XCRC|SIZE                            ; XCRC \"a b\"",
                "HASH SHA-3-512*|SIZE                 ; ",
                "SIZE                                 ; "
            })
    void theStrongestHashOnOfferIsAskedFor(String features, String commands) throws Exception {
        FtpClient ftp = offering(features.strip().replace(',', ';'));
        ftp.hash(FILE);
        assertThat(String.join(" / ", sent())).startsWith(commands == null ? "" : commands);
        assertThat(sent().isEmpty()).isEqualTo(commands == null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "HASH SHA-256* ; HASH    ; SHA_256 ; 213 SHA-256 0-4 %s a b",
                "HASH SHA-256* ; HASH    ; SHA_256 ; 213-Computing SHA-256 digest|213 SHA-256 0-5 %S a b",
                "HASH SHA-256* ; HASH    ; SHA_256 ; 213 SHA-256 %s a b",
                "HASH MD5*     ; HASH    ; MD5     ; 213 MD5 0-4 %s",
                "XSHA1         ; XSHA1   ; SHA_1   ; 250-Computing SHA1 digest|250 %S",
                "XMD5          ; XMD5    ; MD5     ; 213 %S",
                "XCRC          ; XCRC    ; CRC32   ; 250 XCRC successful: %s",
                "MD5           ; MD5     ; MD5     ; 251 \"a b\" %S",
                "MD5           ; MD5     ; MD5     ; 251 5d41402abc4b2a76b9719d9110170000 %S"
            })
    void theRepliesOfTheServersInUseAreUnderstood(
            String features, String verb, HashAlgorithm algorithm, String reply) throws Exception {
        String hex = HASHES.get(algorithm);
        String line =
                reply.replace("%s", hex).replace("%S", hex.toUpperCase()).replace("|", "\r\n");
        FtpClient ftp = offering(features, answer(verb, line));
        assertThat(ftp.hash(FILE))
                .hasValueSatisfying(found -> {
                    assertThat(found.hex()).isEqualTo(hex);
                    assertThat(found.algorithm()).isEqualTo(algorithm);
                });
        Verification same = ftp.verify(local, FILE);
        assertThat(same.matches()).isTrue();
        assertThat(same.means()).isEqualTo(algorithm.label() + " (" + verb + ")");
    }

    @Test
    void aChecksumWithoutItsLeadingZerosIsTheSameNumber() throws Exception {
        Files.writeString(local, "33");
        FtpClient ftp = offering("XCRC", answer("XCRC", "250 A6216D9"));
        assertThat(ftp.verify(local, FILE))
                .isEqualTo(new Verification("CRC32 (XCRC)", true, "0a6216d9", "0a6216d9"));
    }

    @Test
    void aFileThatDiffersIsToldWithBothHashes() throws Exception {
        Files.writeString(local, "other");
        FtpClient ftp = offering("XCRC", answer("XCRC", "250 3610A686"));
        Verification different = ftp.verify(local, FILE);
        assertThat(different.matches()).isFalse();
        assertThat(different.text()).contains("CRC32 (XCRC)", "3610a686", "on the server");
    }

    @Test
    void aVerbThatIsPromisedAndMissingGivesWayToTheNext() throws Exception {
        FtpClient ftp =
                offering(
                        "HASH SHA-256*|XSHA256|XMD5",
                        answer("HASH", "502 No"),
                        answer("XSHA256", "500 What?"),
                        answer("XMD5", "250 " + HASHES.get(HashAlgorithm.MD5)));
        assertThat(ftp.verify(local, FILE).means()).isEqualTo("MD5 (XMD5)");
    }

    @Test
    void aReplyWithoutAHashGivesWayToTheNext() throws Exception {
        FtpClient ftp =
                offering(
                        "HASH SHA-256*|XMD5",
                        answer("HASH", "213 MD5 0-4 5d41402abc4b2a76b9719d911017c592 a b"),
                        answer("XMD5", "250 " + HASHES.get(HashAlgorithm.MD5)));
        assertThat(ftp.verify(local, FILE).means()).isEqualTo("MD5 (XMD5)");
    }

    @Test
    void withoutHashesTheSizeHasToDo() throws Exception {
        FtpClient ftp = offering("SIZE");
        assertThat(ftp.hash(FILE)).isEmpty();
        assertThat(ftp.verify(local, FILE))
                .isEqualTo(new Verification("size", true, "5 bytes", "5 bytes"));
        Files.writeString(local, "longer");
        assertThat(ftp.verify(local, FILE).matches()).isFalse();
    }

    @Test
    void aFileThatTheServerDoesNotHashIsComparedBySize() throws Exception {
        FtpClient ftp = offering("XSHA1|SIZE", answer("XSHA1", "550 Too large"));
        assertThat(ftp.verify(local, FILE).means()).isEqualTo("size");
        assertThatThrownBy(() -> ftp.hash(FILE)).isInstanceOf(FtpException.Refused.class);
    }

    @Test
    void withoutSizeNothingCanBeSaid() throws Exception {
        FtpClient ftp = offering("UTF8", answer("SIZE", "502 No"));
        Verification nothing = ftp.verify(local, FILE);
        assertThat(nothing.matches()).isFalse();
        assertThat(nothing.isPossible()).isFalse();
        assertThat(nothing.text()).contains("neither");
    }

    @Test
    void aFileThatIsMissingOnTheServerIsAFailure() throws Exception {
        FtpClient ftp = offering("XMD5", answer("XMD5", "550 No such file"));
        assertThatThrownBy(() -> ftp.verify(local, RemotePath.of("missing")))
                .isInstanceOf(FtpException.Refused.class);
        assertThatThrownBy(() -> ftp.verify(folder.resolve("missing"), FILE))
                .isInstanceOf(FtpException.LocalFileFailed.class);
    }

    private Batch.Report upload(ScriptedServer server, int retries, AfterTransfer after)
            throws Exception {
        Planner planner = new Planner(Plan.Direction.UPLOAD);
        planner.uploadFile(local, RemotePath.of("a"));
        return new Batch(() -> connect(server), 1, retries, false, after, new Quiet())
                .run(planner.plan());
    }

    @Test
    void aBatchTransfersWhatDiffersOnceMore() throws Exception {
        ScriptedServer server =
                server(
                        "XMD5",
                        new AtFirst(1, answer("XMD5", "250 " + "0".repeat(32))),
                        answer("XMD5", "250 " + HASHES.get(HashAlgorithm.MD5)));
        Batch.Report report = upload(server, 1, VERIFY);
        assertThat(report.failures()).isEmpty();
        assertThat(server.commands().stream().filter("STOR a"::equals)).hasSize(2);
    }

    @Test
    void whatDiffersToTheEndIsAFailureOfItsOwn() throws Exception {
        ScriptedServer server = server("XMD5", answer("XMD5", "250 " + "0".repeat(32)));
        Batch.Report report = upload(server, 0, VERIFY);
        assertThat(report.failures())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.cause())
                                .isInstanceOf(FtpException.VerificationFailed.class)
                                .hasMessageContaining("differ"));
    }

    @Test
    void whatCannotBeComparedIsNotRepeated() throws Exception {
        ScriptedServer server = server("UTF8", answer("SIZE", "502 No"));
        Batch.Report report = upload(server, 3, VERIFY);
        assertThat(report.failures()).hasSize(1);
        assertThat(server.commands().stream().filter("STOR a"::equals)).hasSize(1);
    }
}
