package org.twinport.client;

import org.twinport.protocol.command.Verb;
import org.twinport.protocol.transfer.HashAlgorithm;

/**
 * What a server says that the hash of a file is.
 *
 * @param algorithm which hash function
 * @param hex in lower case, all digits
 * @param verb by which it was asked for
 */
public record RemoteHash(HashAlgorithm algorithm, String hex, Verb verb) {

    /** The hash function and the verb, for people. */
    public String means() {
        return algorithm.label() + " (" + verb + ")";
    }
}
