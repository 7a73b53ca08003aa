package org.twinport.server;

import org.twinport.net.data.PortPool;
import org.twinport.net.pump.BufferPool;
import org.twinport.server.config.Rules;
import org.twinport.server.handler.AccessHandler;
import org.twinport.server.handler.DataExchange;
import org.twinport.server.handler.DataSetupHandler;
import org.twinport.server.handler.FileHandler;
import org.twinport.server.handler.HashHandler;
import org.twinport.server.handler.InfoHandler;
import org.twinport.server.handler.ListingHandler;
import org.twinport.server.handler.NavigationHandler;
import org.twinport.server.handler.ParameterHandler;
import org.twinport.server.handler.TransferHandler;
import org.twinport.server.session.Control;
import org.twinport.server.session.Reporter;

/** The handlers of one session, one per verb family. */
record Handlers(
        AccessHandler access,
        InfoHandler info,
        NavigationHandler navigation,
        DataSetupHandler dataSetup,
        ParameterHandler parameters,
        FileHandler files,
        ListingHandler listing,
        TransferHandler transfer) {

    static Handlers of(
            Control control, Rules rules, PortPool ports, BufferPool buffers, Reporter reporter) {
        DataExchange exchange = new DataExchange(control, rules, buffers, reporter);
        return new Handlers(
                new AccessHandler(rules, control.peer().getAddress(), reporter),
                new InfoHandler(control.peer()),
                new NavigationHandler(),
                new DataSetupHandler(rules, ports, control.local(), control.peer(), reporter),
                new ParameterHandler(),
                new FileHandler(reporter, new HashHandler(control)),
                new ListingHandler(exchange),
                new TransferHandler(exchange, reporter));
    }
}
