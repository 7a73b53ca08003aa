package org.twinport.conformance.list;

import org.twinport.conformance.check.Answer;
import org.twinport.conformance.check.Control;
import org.twinport.conformance.check.DataLink;
import org.twinport.conformance.check.Unmet;

import java.io.IOException;

/** Transfers over a data connection that stands already; stateless. */
final class Port {

    private Port() {}

    static String fetch(Control control, DataLink data, String command) throws IOException, Unmet {
        try {
            control.ask(command).is(125, 150);
            String all = data.readAll();
            // Some servers wait for this end to close before they say 226.
            data.close();
            control.answer().is(226, 250);
            return all;
        } finally {
            data.close();
        }
    }

    /** Nothing, if the transfer is refused before or after its start. */
    static String fetchOrRefusal(Control control, DataLink data, String command)
            throws IOException, Unmet {
        try {
            Answer first = control.ask(command);
            if (first.isRefusal()) {
                return "";
            }
            first.is(125, 150);
            String all = data.readAll();
            data.close();
            control.answer();
            return all;
        } finally {
            data.close();
        }
    }

    static Answer store(Control control, DataLink data, String command, String octets)
            throws IOException, Unmet {
        try (data) {
            Answer first = control.ask(command);
            if (!first.reply().isPreliminary()) {
                return first;
            }
            data.write(octets);
            data.finish();
            return control.answer();
        }
    }
}
