/** The server as a service: configuration, users, logs and life cycle. */
module org.twinport.daemon {
    requires static org.jspecify;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires java.management;
    requires jdk.management;
    requires jdk.unsupported;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.slf4j;
    requires org.snakeyaml.engine;
    requires transitive org.twinport.server;

    exports org.twinport.daemon;
    exports org.twinport.daemon.admin;
    exports org.twinport.daemon.config;
    exports org.twinport.daemon.log;
    exports org.twinport.daemon.preflight;
    exports org.twinport.daemon.preflight.check;
    exports org.twinport.daemon.tls;
    exports org.twinport.daemon.users;
    exports org.twinport.daemon.x25519;
}
