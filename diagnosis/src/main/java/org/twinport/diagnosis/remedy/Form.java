package org.twinport.diagnosis.remedy;

/** What the lines of a {@link Fix} are, and so what to do with them; a value. */
public enum Form {
    /**
     * Lines of the product's configuration: they replace lines that set the same, or are added at
     * the end.
     */
    CONFIG,
    /** Options of the product's command line, one a line; they replace those that set the same. */
    OPTIONS,
    /** Commands for a shell. */
    SHELL,
    /** Commands for a shell of root. */
    ROOT,
    /** Input of {@code nft -f -}, as root. */
    NFT,
    /** Commands for PowerShell as administrator. */
    POWERSHELL,
    /** Commands for the product's own prompt. */
    PROMPT,
    /** Lines of a program. */
    CODE,
    /** Steps by hand in the product's windows. */
    MENU,
    /** Sentences: what the product cannot do, and what else to use. */
    WORDS;

    /** Whether the lines can be pasted as they are. */
    public boolean isPasteReady() {
        return this != MENU && this != WORDS;
    }

    /** Whether a shell reads the lines. */
    boolean isShell() {
        return this == SHELL || this == ROOT;
    }
}
