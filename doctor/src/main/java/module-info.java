/** Why can't I connect: observes every stage of a session and names the cause. */
module org.twinport.doctor {
    requires static org.jspecify;
    requires transitive org.twinport.client;

    exports org.twinport.doctor;
    exports org.twinport.doctor.fact;
    exports org.twinport.doctor.question;
    exports org.twinport.doctor.report;
    exports org.twinport.doctor.verdict;
}
