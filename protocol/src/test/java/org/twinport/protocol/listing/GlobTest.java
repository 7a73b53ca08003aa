package org.twinport.protocol.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.Seed;

import java.util.stream.IntStream;

final class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "*, '', true",
        "'', '', true",
        "'', a, false",
        "?, '', false",
        "*.txt, a.txt, true",
        "*.txt, .txt, true",
        "*.txt, a.txt.gz, false",
        "a**b, ab, true",
        "a*b*c, a-b-b-c, true",
        "[abc], b, true",
        "[a-c]x, bx, true",
        "[a-c]x, dx, false",
        "[!a-c], d, true",
        "[^a-c], b, false",
        "[a-], -, true",
        "[-a], -, true",
        "[]a], ], true",
        "[!]a], ], false",
        "[!]a], b, true",
        "[z-a], m, false",
        "[a, [a, true",
        "[, [, true",
        "[], [], true",
        "[!], [!], true",
        "[[a]*, [x, true",
        "a]b, a]b, true",
        "[*], *, true",
        "[*], a, false",
        "\\*, \\a, true",
        "A, a, false",
    })
    void patterns(String pattern, String name, boolean expected) {
        assertThat(Glob.matches(pattern, name)).isEqualTo(expected);
    }

    @Test
    void every_octet_can_be_written_and_matched() {
        for (char octet = 0; octet < 256; octet++) {
            assertThat(Glob.matches("?", "" + octet)).isTrue();
            assertThat(Glob.matches("[!a]", "" + octet)).isEqualTo(octet != 'a');
            assertThat(Glob.matches("x[\u0000-\u00ff]", "x" + octet)).isTrue();
        }
    }

    @Test
    void agrees_with_a_naive_matcher() {
        Seed.repeat(
                50_000,
                seed -> {
                    String pattern = seed.text("aab?**[]!-", seed.below(8));
                    String name = seed.text("aab]!-[", seed.below(7));
                    assertThat(Glob.matches(pattern, name))
                            .as("%s against %s", pattern, name)
                            .isEqualTo(naive(pattern, name));
                });
    }

    /** Tries everything; exponential, and short enough to be seen to be right. */
    private static boolean naive(String pattern, String name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        if (pattern.startsWith("*")) {
            return IntStream.rangeClosed(0, name.length())
                    .anyMatch(i -> naive(pattern.substring(1), name.substring(i)));
        }
        if (name.isEmpty()) {
            return false;
        }
        boolean negated = pattern.startsWith("[!") || pattern.startsWith("[^");
        int first = negated ? 2 : 1;
        int close = pattern.startsWith("[") ? pattern.indexOf(']', first + 1) : -1;
        boolean matches =
                close > 0
                        ? naiveSet(pattern.substring(first, close), name.charAt(0)) != negated
                        : pattern.charAt(0) == '?' || pattern.charAt(0) == name.charAt(0);
        return matches && naive(pattern.substring(close > 0 ? close + 1 : 1), name.substring(1));
    }

    private static boolean naiveSet(String set, char c) {
        if (set.isEmpty()) {
            return false;
        }
        if (set.length() >= 3 && set.charAt(1) == '-') {
            return (c >= set.charAt(0) && c <= set.charAt(2)) || naiveSet(set.substring(3), c);
        }
        return c == set.charAt(0) || naiveSet(set.substring(1), c);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a", "*?a", "*[a-b]", "*[", "*[!b]", "*aaaaaaaa"})
    void no_pattern_is_a_bomb(String unit) {
        String pattern = unit.repeat(1000 / unit.length()) + "*b";
        CountedName name = new CountedName("a".repeat(255));
        assertThat(Glob.of(pattern).matches(name)).isFalse();
        assertThat(name.reads).isLessThanOrEqualTo((long) pattern.length() * name.length());
    }

    /** Counts the steps of a match: each reads one char of the name at most. */
    private static final class CountedName implements CharSequence {
        private final String text;
        private long reads;

        CountedName(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            throw new UnsupportedOperationException();
        }
    }

    @ParameterizedTest
    @CsvSource({"a*, true", "?, true", "a[b, true", "a-b, false", "], false", "'', false"})
    void what_is_a_pattern(String text, boolean expected) {
        assertThat(Glob.isPattern(text)).isEqualTo(expected);
    }
}
