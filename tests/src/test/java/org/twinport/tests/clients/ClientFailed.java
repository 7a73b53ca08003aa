package org.twinport.tests.clients;

/** A client has reported a failure; the message is all that it said. */
final class ClientFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientFailed(String transcript) {
        super(transcript);
    }

    ClientFailed(Throwable cause) {
        super(cause);
    }
}
