package org.twinport.diagnosis.remedy;

import java.util.Map;

/** Values of a typical case, one for each blank. */
final class ExampleValues {
    static final Map<String, String> ALL =
            Map.ofEntries(
                    Map.entry("host", "ftp.example.com"),
                    Map.entry("port", "2121"),
                    Map.entry("address", "203.0.113.10"),
                    Map.entry("range_first", "50000"),
                    Map.entry("range_last", "50100"),
                    Map.entry("active_first", "40000"),
                    Map.entry("active_last", "40100"),
                    Map.entry("user", "alice"),
                    Map.entry("client", "198.51.100.7"),
                    Map.entry("server", "203.0.113.10"),
                    Map.entry("table", "inet firewall"),
                    Map.entry("nat_table", "ip mynat"),
                    Map.entry("chain", "incoming"),
                    Map.entry("nat_chain", "early"),
                    Map.entry("interface", "eth0"),
                    Map.entry("certificate", "/etc/ssl/ftp.pem"),
                    Map.entry("key", "/etc/ssl/ftp.key"));

    private ExampleValues() {}
}
