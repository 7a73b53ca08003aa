/**
 * What tests of FTP software need: raw dialogues, servers that misbehave, other servers and
 * clients, leak checks.
 */
module org.twinport.testkit {
    requires static org.jspecify;
    requires jdk.management;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires transitive org.twinport.net;
    requires transitive org.twinport.protocol;

    exports org.twinport.testkit.dialogue;
    exports org.twinport.testkit.leak;
    exports org.twinport.testkit.peer;
    exports org.twinport.testkit.script;
    exports org.twinport.testkit.tls;
    exports org.twinport.testkit.tool;
}
