package org.twinport.diagnosis.remedy;

import java.util.List;
import java.util.Map;

/**
 * What one {@link Remedy} means for one {@link Product}: its lines, with blanks; an immutable
 * value.
 *
 * @param templates lines with blanks such as <code>{host}</code>, or <code>{port:21}</code> with
 *     what stands there if the value is unknown
 * @param note what else to know, in one line; may be empty
 */
public record Fix(Remedy remedy, Product product, Form form, List<String> templates, String note) {

    public Fix {
        templates = List.copyOf(templates);
    }

    /**
     * The lines with their blanks filled. A value that is missing, or is not of the kind that its
     * blank takes, leaves readable words in angle brackets; so nothing that a stranger sent can add
     * to the lines.
     *
     * @param values by the name of the blank: host, port, address, range_first, range_last, user,
     *     client, server, table, chain and those of {@link Blank}
     */
    public List<String> lines(Map<String, String> values) {
        return templates.stream().map(each -> Blank.fill(each, form, values)).toList();
    }

    /** Where the lines belong, as words that stand after "in" or alone. */
    public String where() {
        return switch (form) {
            case CONFIG, OPTIONS, CODE, MENU, PROMPT -> product.place();
            case SHELL -> "a shell";
            case ROOT -> "a shell, as root";
            case NFT -> "the input of nft -f -, as root";
            case POWERSHELL -> "PowerShell, as administrator";
            case WORDS -> "";
        };
    }

    /** Whether a test has seen these lines cure what they are for. */
    public boolean isProved() {
        return Proved.contains(remedy, product);
    }

    /** For messages and test names. */
    @Override
    public String toString() {
        return remedy.id() + " for " + product.label();
    }
}
