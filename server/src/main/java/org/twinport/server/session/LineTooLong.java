package org.twinport.server.session;

import java.io.IOException;

/** A client sent more bytes without a line end than a command may have. */
public final class LineTooLong extends IOException {
    private static final long serialVersionUID = 1L;
}
