package org.twinport.tests.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One Java source file, measured by its braces; a value. Methods are recognised by where they
 * stand: a block with parentheses before it, directly in the body of a type.
 *
 * @param lines of the file
 * @param methods those with a body
 */
record Source(Path file, int lines, List<Method> methods) {

    /**
     * A method, constructor or initialiser.
     *
     * @param line where its body begins
     * @param length in lines, from the opening brace to the closing one
     */
    record Method(Path file, int line, int length) {
        @Override
        public String toString() {
            return "%s:%d".formatted(file.getFileName(), line);
        }
    }

    private enum Kind {
        TYPE,
        METHOD,
        BLOCK
    }

    private record Open(Kind kind, int line) {}

    private static final Pattern TYPE_HEAD =
            Pattern.compile("(?s).*\\b(class|interface|enum|record|module)\\s+\\w+.*");
    private static final Pattern ANONYMOUS =
            Pattern.compile("(?s).*\\bnew\\s+[\\w.<>?, ]+\\(.*\\)\\s*");

    /** Comments and literals, which may hold any brace. */
    private static final Pattern NO_CODE =
            Pattern.compile(
                    "(?s)/\\*.*?\\*/|//[^\\n]*|\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'");

    static Source of(Path file) throws IOException {
        String text = Files.readString(file);
        String code =
                NO_CODE.matcher(text).replaceAll(found -> found.group().replaceAll("[^\\n]", " "));
        return new Source(file, (int) text.lines().count(), methods(file, code));
    }

    private static List<Method> methods(Path file, String code) {
        List<Method> found = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        int line = 1;
        int headStart = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '\n') {
                line++;
            } else if (c == '{') {
                Kind outer = open.isEmpty() ? Kind.TYPE : open.peek().kind();
                open.push(new Open(kind(code.substring(headStart, i), outer), line));
            } else if (c == '}') {
                Open closed = open.pop();
                if (closed.kind() == Kind.METHOD) {
                    found.add(new Method(file, closed.line(), line - closed.line() + 1));
                }
            }
            if (c == '{' || c == '}' || c == ';') {
                headStart = i + 1;
            }
        }
        return found;
    }

    private static Kind kind(String head, Kind outer) {
        if (TYPE_HEAD.matcher(head).matches() || ANONYMOUS.matcher(head).matches()) {
            return Kind.TYPE;
        }
        boolean value = head.contains("->") || head.matches("(?s).*[^=!<>]=[^=].*");
        return outer == Kind.TYPE && !value ? Kind.METHOD : Kind.BLOCK;
    }
}
