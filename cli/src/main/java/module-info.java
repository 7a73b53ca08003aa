/** The command line: the only main(). */
module org.twinport.cli {
    requires static org.jspecify;
    requires info.picocli;
    requires me.tongfei.progressbar;
    requires org.twinport.client;
    requires org.twinport.conformance;
    requires org.twinport.daemon;
    requires org.twinport.doctor;
    requires tools.jackson.core;

    uses org.twinport.cli.Subcommand;

    opens org.twinport.cli to
            info.picocli;
    opens org.twinport.cli.doctor to
            info.picocli;
    opens org.twinport.cli.remote to
            info.picocli;
    opens org.twinport.cli.tls to
            info.picocli;
}
