package org.twinport.protocol.listing;

import org.twinport.protocol.path.Name;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Month names as {@code ls} abbreviates them where its locale is not the C locale; pure. */
final class Months {

    /** English, German, French, Spanish, Italian and Portuguese, one row per month. */
    private static final List<String> ROWS =
            List.of(
                    "jan january jän janv ene gen",
                    "feb february fév févr fev",
                    "mar march mär mrz märz mars",
                    "apr april avr abr",
                    "may mai mag",
                    "jun june juin giu",
                    "jul july juli juil lug",
                    "aug august aoû août ago",
                    "sep sept september set",
                    "oct october okt ott out",
                    "nov november",
                    "dec december dez déc dic");

    private static final Map<String, Integer> NUMBERS = numbers();

    /**
     * {@code 5月} in UTF-8, GBK, EUC or Shift-JIS, whose second byte may be ASCII: digits and at
     * least one byte from 0x80 on.
     */
    private static final Pattern NUMERIC = Pattern.compile("(\\d{1,2})[\\x80-\\xff].*");

    private Months() {}

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int month = 1; month <= 12; month++) {
            for (String name : ROWS.get(month - 1).split(" ")) {
                numbers.put(name, month);
            }
        }
        return Map.copyOf(numbers);
    }

    /** The number of the month in {@code octets}, or 0 if it is none. */
    static int number(String octets) {
        Matcher numeric = NUMERIC.matcher(octets);
        if (numeric.matches()) {
            int month = Integer.parseInt(numeric.group(1));
            return month <= 12 ? month : 0;
        }
        String text = Name.textOf(octets).toLowerCase(Locale.ROOT);
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return NUMBERS.getOrDefault(name, 0);
    }
}
