/** An FTP client: one connection, blocking, at home on virtual threads. */
module org.twinport.client {
    requires static org.jspecify;
    requires jdk.net;
    requires transitive org.twinport.diagnosis;
    requires transitive org.twinport.net;
    requires transitive org.twinport.protocol;

    exports org.twinport.client;
    exports org.twinport.client.tls;
}
