package org.twinport.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.protocol.transfer.ByteRange;
import org.twinport.protocol.transfer.HashAlgorithm;

final class HashArgumentsTest {

    private static Command.Checksum checksum(String path) {
        return new Command.Checksum(Verb.XCRC, path, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "file|file",
                "two words|two words",
                "\"file\"|file",
                "\"two words\"|two words",
                "\"say \"hi\"\"|say \"hi\"",
                "file 7|file 7",
                "1 2|1 2",
                "\"open|\"open",
                "\"|\"",
                "\"\"|\"\""
            })
    void a_path_may_stand_in_quotes(String argument, String path) {
        assertThat(Verb.XCRC.read(argument)).isEqualTo(checksum(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "file 7 9|file",
                "two words 7 9|two words",
                "\"two words\" 7 9|two words",
                "\"two words\"  7  9|two words",
                "\"1 2\" 7 9|1 2",
                "1 2 7 9|1 2"
            })
    void two_numbers_behind_it_are_a_range(String argument, String path) {
        assertThat(Verb.XMD5.read(argument))
                .isEqualTo(new Command.Checksum(Verb.XMD5, path, new ByteRange(7, 9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file 9 7", "file 7 7", "\"file\" 7 7", "\"file\" 7"})
    void an_impossible_range_is_501(String argument) {
        assertThat(Verb.XSHA1.read(argument))
                .isInstanceOfSatisfying(
                        Command.Invalid.class,
                        invalid -> assertThat(invalid.code()).isEqualTo(ReplyCode.BAD_ARGUMENT));
    }

    @Test
    void a_path_is_quoted_only_where_it_would_be_misread() {
        assertThat(checksum("file").argument()).isEqualTo("file");
        assertThat(checksum("a b").argument()).isEqualTo("\"a b\"");
        assertThat(new Command.Md5("a b").argument()).isEqualTo("a b");
        assertThat(new Command.Md5("\"a b\"").argument()).isEqualTo("\"\"a b\"\"");
        assertThat(new Command.Checksum(Verb.XCRC, "f", new ByteRange(0, 5)).argument())
                .isEqualTo("f 0 5");
    }

    @Test
    void a_hundred_thousand_words_are_read_without_end_of_stack() {
        String words = "w 1 ".repeat(100_000) + "x";
        assertThat(Verb.XCRC.read(words)).isEqualTo(checksum(words));
        assertThat(Verb.MD5.read('"' + words + '"')).isEqualTo(new Command.Md5(words));
    }

    @ParameterizedTest
    @CsvSource({"XCRC,CRC32", "XMD5,MD5", "XSHA,SHA_1", "XSHA1,SHA_1", "XSHA256,SHA_256"})
    void the_verb_names_the_algorithm(Verb verb, HashAlgorithm algorithm) {
        assertThat(new Command.Checksum(verb, "f", null).algorithm()).isEqualTo(algorithm);
    }
}
