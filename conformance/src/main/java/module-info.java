/** A black-box check of any FTP server against the RFCs. */
module org.twinport.conformance {
    requires static org.jspecify;
    requires transitive org.twinport.protocol;

    exports org.twinport.conformance;
    exports org.twinport.conformance.check;
}
