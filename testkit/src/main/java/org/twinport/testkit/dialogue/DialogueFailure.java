package org.twinport.testkit.dialogue;

/** The server did not say what the test expected; the message shows the dialogue so far. */
public final class DialogueFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    DialogueFailure(String what, String transcript) {
        super(what + "\nThe dialogue so far:\n" + transcript);
    }
}
