package org.twinport.net.control;

/** What reading a line brought. */
public sealed interface Line {
    /**
     * A line.
     *
     * @param octets without its end, Telnet commands removed, one char per byte
     */
    record Text(String octets) implements Line {}

    /**
     * More bytes than a line may have, and no end of line among them. The connection is of no
     * further use.
     */
    record TooLong() implements Line {}

    /** The peer closed its side. */
    record End() implements Line {}
}
