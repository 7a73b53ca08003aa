package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.listing.FactTime;
import org.twinport.server.fixture.TestServer;
import org.twinport.testkit.dialogue.Dialogue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class ListingTest {

    private static TestServer planted() {
        TestServer server = TestServer.start();
        server.mkdir("/dir");
        server.mkdir("/empty");
        server.put("/dir/b.txt", "bb");
        server.put("/dir/a.txt", "a");
        server.put("/dir/c.bin", "ccc");
        return server;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIST dir",
                "LIST -la dir",
                "LIST -a -l dir",
                "LIST /dir/",
                "LIST ./dir/../dir"
            })
    void aDirectoryIsListedSortedAndWhole(String line) {
        try (TestServer server = planted()) {
            List<String> lines = server.login().list(line);
            assertThat(lines).hasSize(3);
            assertThat(lines.get(0))
                    .matches("-rw-r--r-- +1 ftp +ftp +1 \\w{3} [ \\d]\\d \\d\\d:\\d\\d a\\.txt");
            assertThat(lines.get(1)).endsWith(" b.txt");
            assertThat(lines.get(2)).endsWith(" c.bin");
        }
    }

    @Test
    void anEmptyDirectoryIsAnEmptyListing() {
        try (TestServer server = planted()) {
            Dialogue dialogue = server.login();
            for (String line :
                    List.of("LIST empty", "NLST empty", "MLSD empty", "LIST -la empty")) {
                assertThat(dialogue.list(line)).as(line).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NLST,'dir,empty'",
        "NLST -1,'dir,empty'",
        "NLST .,'dir,empty'",
        "NLST dir,'dir/a.txt,dir/b.txt,dir/c.bin'",
        "NLST dir/,'dir/a.txt,dir/b.txt,dir/c.bin'",
        "NLST /dir,'/dir/a.txt,/dir/b.txt,/dir/c.bin'",
        "NLST dir/*.txt,'dir/a.txt,dir/b.txt'",
        "NLST dir/[bc]*,'dir/b.txt,dir/c.bin'",
        "NLST dir/?.bin,dir/c.bin",
        "NLST dir/b.txt,dir/b.txt",
        "NLST dir/*.none,"
    })
    void namesCanBeUsedAsTheyAre(String line, String expected) {
        try (TestServer server = planted()) {
            Dialogue dialogue = server.login();
            List<String> names = dialogue.list(line);
            assertThat(String.join(",", names)).isEqualTo(expected == null ? "" : expected);
            names.forEach(name -> dialogue.ask("MLST " + name, 250));
        }
    }

    @Test
    void aSingleFileAndAGlobAreListed() {
        try (TestServer server = planted()) {
            Dialogue dialogue = server.login();
            assertThat(dialogue.list("LIST dir/b.txt"))
                    .singleElement()
                    .asString()
                    .endsWith("b.txt");
            assertThat(dialogue.list("LIST dir/*.txt")).hasSize(2);
            server.put("/dir/*.txt", "a file of that very name");
            assertThat(dialogue.list("LIST dir/*.txt")).singleElement();
        }
    }

    @Test
    void anOldFileShowsItsYearAndAYoungOneItsTime() {
        Instant now = Instant.now();
        try (TestServer server = planted()) {
            Dialogue dialogue = server.login();
            for (int days : new int[] {1, 181, 184, 400}) {
                Instant time = now.minus(Duration.ofDays(days));
                dialogue.ask("MFMT " + FactTime.format(time) + " dir/a.txt", 213);
                assertThat(dialogue.list("LIST dir/a.txt").getFirst())
                        .as("%d days", days)
                        .matches(days < 183 ? ".* \\d\\d:\\d\\d a.txt" : ".*  \\d{4} a.txt");
            }
        }
    }

    @Test
    void mlsxShowsTheSelectedFactsOnly() {
        try (TestServer server = planted()) {
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("OPTS MLST size;type;nonsense;", 200).text())
                    .isEqualTo("MLST OPTS type;size;");
            assertThat(dialogue.list("MLSD dir"))
                    .containsExactly(
                            "type=file;size=1; a.txt",
                            "type=file;size=2; b.txt",
                            "type=file;size=3; c.bin");
            assertThat(dialogue.ask("FEAT", 211).text()).contains("MLST type*;size*;modify;");
            assertThat(dialogue.ask("OPTS MLST", 200).text()).isEqualTo("MLST OPTS");
            assertThat(dialogue.list("MLSD dir")).contains(" a.txt");
            assertThat(dialogue.ask("MLST dir/a.txt", 250).lines().get(1))
                    .isEqualTo("  /dir/a.txt");
        }
    }

    @Test
    void mlstKnowsTheWorkingDirectory() {
        try (TestServer server = planted()) {
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("MLST", 250).text()).contains("type=cdir;", " /");
            dialogue.ask("CWD dir", 250);
            assertThat(dialogue.ask("MLST /dir", 250).text()).contains("type=cdir;");
            assertThat(dialogue.ask("MLST /empty", 250).text()).contains("type=dir;");
        }
    }

    @Test
    void namesKeepTheirBytes() {
        String latin = "gr\u00fc\u00df e";
        try (TestServer server = planted()) {
            Dialogue dialogue = server.login();
            dialogue.store("STOR " + latin, new byte[] {1});
            dialogue.store("STOR  leading and trailing ", new byte[] {1});
            assertThat(dialogue.list("NLST")).contains(latin, " leading and trailing ");
            assertThat(dialogue.ask("MKD say \"hi\"", 257).text())
                    .startsWith("\"/say \"\"hi\"\"\"");
            dialogue.ask("DELE " + latin, 250);
        }
    }

    @Test
    void statListsOnTheControlConnection() {
        try (TestServer server = planted()) {
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("STAT dir", 213).lines()).hasSize(5);
            assertThat(dialogue.ask("STAT -la dir/*.txt", 213).lines()).hasSize(4);
        }
    }
}
