/** What can go wrong between an FTP client and its server, as values: pure, no I/O, no clock. */
module org.twinport.diagnosis {
    requires static org.jspecify;

    exports org.twinport.diagnosis;
    exports org.twinport.diagnosis.remedy;
}
