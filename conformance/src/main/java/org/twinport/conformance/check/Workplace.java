package org.twinport.conformance.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one directory on the server below which checks write; made before the first and removed after
 * the last. Used by one thread.
 */
public final class Workplace {
    private static final int DEEPEST = 8;

    private final String folder;
    private final Optional<Answer> refusal;

    private Workplace(String folder, Optional<Answer> refusal) {
        this.folder = folder;
        this.refusal = refusal;
    }

    /**
     * Makes the directory.
     *
     * @param name of the directory, below the target's base
     */
    public static Workplace make(Target target, String name) throws IOException {
        String folder = target.base().isEmpty() ? name : target.base() + "/" + name;
        Workplace unmade = new Workplace(folder, Optional.empty());
        try (Site site = new Site(target, unmade, "")) {
            Answer made = site.user().ask("MKD " + folder);
            return new Workplace(
                    folder, made.reply().isCompletion() ? Optional.empty() : Optional.of(made));
        } catch (Unmet none) {
            // The checks of the login say the rest.
            return unmade;
        }
    }

    /** Its path from the login directory, octets. */
    public String folder() throws Unmet {
        if (refusal.isPresent()) {
            throw Unmet.skipped("nothing can be written: " + refusal.get());
        }
        return folder;
    }

    /**
     * Removes the directory with all that is in it.
     *
     * @return what is left and why; empty if nothing is
     */
    public List<String> remove(Target target) {
        if (refusal.isPresent()) {
            return List.of();
        }
        List<String> left = new ArrayList<>();
        try (Site site = new Site(target, this, "")) {
            Control control = site.user();
            if (control.ask("CWD " + folder).isRefusal()) {
                return List.of();
            }
            control.ask("CDUP");
            String name = folder.substring(folder.lastIndexOf('/') + 1);
            removeDirectory(control, name, DEEPEST, left);
        } catch (IOException | Unmet broken) {
            left.add("%s: %s".formatted(Answer.printable(folder), broken.getMessage()));
        }
        return List.copyOf(left);
    }

    private static void removeDirectory(Control control, String name, int depth, List<String> left)
            throws IOException, Unmet {
        if (depth == 0 || control.ask("CWD " + name).isRefusal()) {
            left.add(Answer.printable(name) + ": is no file and cannot be entered");
            return;
        }
        for (String child : names(control)) {
            // Raw for servers that know no Telnet.
            if (control.ask("DELE " + escaped(child)).isRefusal()
                    && control.ask("DELE " + child).isRefusal()) {
                removeDirectory(control, escaped(child), depth - 1, left);
            }
        }
        control.ask("CDUP").done();
        Answer removed = control.ask("RMD " + name);
        if (removed.isRefusal()) {
            left.add(removed.toString());
        }
    }

    /**
     * MLSD tells hidden names too; NLST is everywhere, and refuses an empty directory in places.
     */
    private static List<String> names(Control control) throws IOException, Unmet {
        List<String> names = new ArrayList<>();
        for (String line : entries(control)) {
            boolean facts = line.matches("(?is)[^ ]*type=[^ ]*; .*");
            if (!line.matches("(?is)[^ ]*type=[cp]dir;[^ ]* .*")) {
                names.add(facts ? line.substring(line.indexOf(' ') + 1) : line);
            }
        }
        names.removeIf(name -> name.equals(".") || name.equals(".."));
        return names;
    }

    private static List<String> entries(Control control) throws IOException, Unmet {
        if (!control.ask("MLST").isRefusal()) {
            return control.lines("MLSD");
        }
        try {
            return control.lines("NLST");
        } catch (Unmet empty) {
            return List.of();
        }
    }

    /** CR and byte 255 as RFC 2640 section 3.1 and RFC 854 want them. */
    private static String escaped(String name) {
        return name.replace("\r", "\r\0").replace("\u00ff", "\u00ff\u00ff");
    }
}
