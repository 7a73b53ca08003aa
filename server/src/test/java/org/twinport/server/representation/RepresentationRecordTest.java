package org.twinport.server.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

class RepresentationRecordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-8",
                "windows-1252",
                "ISO-8859-15",
                "GBK",
                "GB18030",
                "Shift_JIS",
                "EUC-KR",
                "Big5",
                "windows-1251",
                "KOI8-R",
                "cp1252"
            })
    void charsetsOfLegacyClientsAreTaken(String name) {
        assertThat(Representation.parseCharset(name)).contains(Charset.forName(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-16",
                "UTF-32",
                "ISO-2022-JP",
                "ISO-2022-KR",
                "IBM037",
                "x-JISAutoDetect",
                "klingon",
                "",
                "no charset"
            })
    void whatCannotCarryCommandsIsNot(String name) {
        assertThat(Representation.parseCharset(name)).isEmpty();
    }

    @Test
    void aRecordOfOneIsRefused() {
        assertThatThrownBy(() -> new Representation(null, StandardCharsets.UTF_16))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNotSaidIsTakenFromTheOther() {
        Representation ascii = new Representation(AsciiPolicy.IGNORE, null);
        Representation both = new Representation(AsciiPolicy.CONVERT, StandardCharsets.ISO_8859_1);
        assertThat(ascii.over(both))
                .isEqualTo(new Representation(AsciiPolicy.IGNORE, StandardCharsets.ISO_8859_1));
        assertThat(both.over(ascii)).isEqualTo(both);
        assertThat(Representation.UNSAID.convertsAscii()).isTrue();
        assertThat(Representation.UNSAID.charsetOrUtf8()).isEqualTo(StandardCharsets.UTF_8);
    }
}
