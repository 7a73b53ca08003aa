package org.twinport.daemon.config;

/**
 * Something wrong with the settings, in words that say how to put it right.
 *
 * @param place file, line and column, counted from 1; or the command line, or a variable
 * @param text what is wrong there and what would be right; never a secret
 */
public record Problem(String place, String text) {

    /** One line, whatever a file or a variable holds. */
    public Problem {
        text = text.replaceAll("\\p{Cntrl}", "?");
    }

    @Override
    public String toString() {
        return place + ": " + text;
    }
}
