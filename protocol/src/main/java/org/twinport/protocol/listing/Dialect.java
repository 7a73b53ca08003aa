package org.twinport.protocol.listing;

import org.twinport.protocol.path.InvalidPathText;
import org.twinport.protocol.path.Name;

import java.util.Optional;
import java.util.function.Function;

/** One way in which servers write a listing; owned by the thread that owns the reader. */
interface Dialect {

    /** What the line says; empty if it is not written in this dialect. */
    Optional<Parsed> read(String line);

    /**
     * The entry whose name column is {@code shown}. Servers that list a glob or a subdirectory
     * write a path there and some mark directories with a final '/': the last component is the
     * name.
     */
    static Parsed named(String line, String shown, Function<Name, Entry> entry) {
        int end = shown.length();
        while (end > 0 && shown.charAt(end - 1) == '/') {
            end--;
        }
        String last = shown.substring(shown.lastIndexOf('/', end - 1) + 1, end);
        if (last.equals(".") || last.equals("..")) {
            return new Parsed.Skipped();
        }
        try {
            return new Parsed.Found(entry.apply(new Name(last)));
        } catch (InvalidPathText _) {
            return new Parsed.Unreadable(line);
        }
    }
}
