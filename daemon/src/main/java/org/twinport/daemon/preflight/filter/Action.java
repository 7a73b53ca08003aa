package org.twinport.daemon.preflight.filter;

/** What a rule does with a packet that fulfils its conditions; a value. */
sealed interface Action {

    /** The packet passes this base chain. */
    record Accept() implements Action {}

    /**
     * The packet ends here.
     *
     * @param told whether the sender hears of it
     */
    record Drop(boolean told) implements Action {}

    /** The packet goes to another address or port. */
    record Divert(String where) implements Action {}

    /** Back to where the chain was called. */
    record Return() implements Action {}

    /** Through another chain of the table, and back unless {@code last}. */
    record Jump(String chain, boolean last) implements Action {}

    /** Something that leaves the way open, such as counting. */
    record Continue() implements Action {}
}
