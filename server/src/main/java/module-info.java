/** The FTP server: one session is one virtual thread. */
module org.twinport.server {
    requires static org.jspecify;
    requires jdk.net;
    requires transitive org.twinport.diagnosis;
    requires transitive org.twinport.net;
    requires transitive org.twinport.protocol;
    requires transitive org.twinport.storage;

    exports org.twinport.server;
    exports org.twinport.server.auth;
    exports org.twinport.server.config;
    exports org.twinport.server.event;
    exports org.twinport.server.tls;
    exports org.twinport.server.representation;
}
