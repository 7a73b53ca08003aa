package org.twinport.protocol.listing;

import java.util.ArrayList;
import java.util.List;

/**
 * One column of a line with the place where it ends; an immutable value.
 *
 * @param text without blanks
 * @param end index in the line after the last char
 */
record Column(String text, int end) {

    /** More columns than any dialect has before the name; what follows is not looked at. */
    private static final int MOST = 20;

    /** The columns of {@code line} from {@code start} on, split at spaces and tabs. */
    static List<Column> split(String line, int start) {
        List<Column> columns = new ArrayList<>();
        int at = start;
        while (at < line.length() && columns.size() < MOST) {
            int end = at;
            while (end < line.length() && !isBlank(line.charAt(end))) {
                end++;
            }
            if (end > at) {
                columns.add(new Column(line.substring(at, end), end));
            }
            at = end + 1;
        }
        return columns;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
