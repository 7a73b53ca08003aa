package org.twinport.cli.show;

/** Words for a shell's command line; pure. */
final class Shell {

    private Shell() {}

    /** As a shell takes it for one word that is no pattern. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9@%+=:,./_-]+")
                ? word
                : "'" + word.replace("'", "'\\''") + "'";
    }
}
