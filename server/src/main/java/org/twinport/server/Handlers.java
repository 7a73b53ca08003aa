package org.twinport.server;

import org.twinport.net.data.PortPool;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Selectors;
import org.twinport.server.config.RepresentationRules;
import org.twinport.server.config.Rules;
import org.twinport.server.handler.AccessHandler;
import org.twinport.server.handler.DataExchange;
import org.twinport.server.handler.DataSetupHandler;
import org.twinport.server.handler.DiagHandler;
import org.twinport.server.handler.DiagLimits;
import org.twinport.server.handler.FileHandler;
import org.twinport.server.handler.HashHandler;
import org.twinport.server.handler.InfoHandler;
import org.twinport.server.handler.ListingHandler;
import org.twinport.server.handler.NavigationHandler;
import org.twinport.server.handler.ParameterHandler;
import org.twinport.server.handler.SecurityHandler;
import org.twinport.server.handler.TransferHandler;
import org.twinport.server.session.Control;
import org.twinport.server.session.Reporter;
import org.twinport.server.session.SessionTls;
import org.twinport.server.session.WireNames;

/** The handlers of one session, one per verb family. */
record Handlers(
        AccessHandler access,
        SecurityHandler security,
        InfoHandler info,
        NavigationHandler navigation,
        DataSetupHandler dataSetup,
        ParameterHandler parameters,
        FileHandler files,
        ListingHandler listing,
        TransferHandler transfer,
        DiagHandler diag) {

    static Handlers of(
            Control control,
            SessionTls tls,
            Rules rules,
            PortPool ports,
            BufferPool buffers,
            Selectors selectors,
            DiagLimits limits,
            Reporter reporter) {
        RepresentationRules representation = rules.representation();
        Rules here = rules.with(representation.applied(rules.authenticator()));
        WireNames names = control.names();
        names.charset(representation.ruleFor(control.peer().getAddress()).charsetOrUtf8());
        DataExchange exchange = new DataExchange(control, tls, rules, buffers, selectors, reporter);
        return new Handlers(
                new AccessHandler(here, control, tls, reporter),
                new SecurityHandler(control, tls, reporter),
                new InfoHandler(control, tls, rules.diag()),
                new NavigationHandler(),
                new DataSetupHandler(rules, ports, control, reporter),
                new ParameterHandler(),
                new FileHandler(reporter, new HashHandler(control)),
                new ListingHandler(exchange, names),
                new TransferHandler(exchange, reporter),
                new DiagHandler(control, tls, rules, limits, reporter));
    }
}
