package org.twinport.daemon;

import org.twinport.daemon.config.Problem;

import java.util.List;
import java.util.stream.Collectors;

/** What a reload came to; immutable. */
public sealed interface ReloadResult {

    /**
     * New sessions get the new settings.
     *
     * @param changed paths of keys that have another value now, without users
     * @param users how many there are
     * @param needRestart paths of keys that were changed without effect
     * @param notes what is doubtful
     */
    record Applied(List<String> changed, int users, List<String> needRestart, List<String> notes)
            implements ReloadResult {
        @Override
        public String text() {
            StringBuilder out =
                    new StringBuilder("reloaded: " + users + (users == 1 ? " user; " : " users; "));
            out.append(changed.isEmpty() ? "no other key" : String.join(", ", changed));
            out.append(" changed; sessions that are open keep what they had");
            if (!needRestart.isEmpty()) {
                out.append("\nonly a restart applies the change of: ");
                out.append(String.join(", ", needRestart));
            }
            notes.forEach(note -> out.append("\nnote: ").append(note));
            return out.toString();
        }

        @Override
        public boolean success() {
            return true;
        }
    }

    /**
     * Nothing has changed.
     *
     * @param problems why
     */
    record Rejected(List<Problem> problems) implements ReloadResult {
        @Override
        public String text() {
            return problems.stream()
                    .map(Problem::toString)
                    .collect(Collectors.joining("\n", "nothing was changed:\n", ""));
        }

        @Override
        public boolean success() {
            return false;
        }
    }

    /** Lines for people. */
    String text();

    boolean success();
}
