/** The FTP wire as values: pure functions and records, no socket, file, thread or clock. */
module org.twinport.protocol {
    requires static org.jspecify;

    exports org.twinport.protocol.command;
    exports org.twinport.protocol.diag;
    exports org.twinport.protocol.endpoint;
    exports org.twinport.protocol.listing;
    exports org.twinport.protocol.path;
    exports org.twinport.protocol.reply;
    exports org.twinport.protocol.transfer;
}
