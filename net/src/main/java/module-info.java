/**
 * Bytes on sockets: lines on the control connection, files on the data connection. Knows no verb.
 */
module org.twinport.net {
    requires static org.jspecify;
    requires transitive org.twinport.protocol;

    exports org.twinport.net.control;
    exports org.twinport.net.crypto;
    exports org.twinport.net.data;
    exports org.twinport.net.probe;
    exports org.twinport.net.pump;
    exports org.twinport.net.tls;
}
