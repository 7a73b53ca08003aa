package org.twinport.testkit.peer;

import java.util.List;

/** Pure-FTPd, which is configured by its command line alone: stateless. */
final class PureFtpdRecipe implements Recipe {

    @Override
    public List<String> prepare(Kitchen kitchen) {
        PeerSettings settings = kitchen.settings();
        PortRange passive = settings.passivePorts();
        return List.of(
                kitchen.program("usr/sbin/pure-ftpd").toString(),
                "--bind",
                kitchen.host() + "," + settings.port(),
                "--login",
                "pam",
                "--passiveportrange",
                passive.first() + ":" + passive.last(),
                "--chrooteveryone",
                "--noanonymous",
                "--dontresolve",
                "--displaydotfiles",
                "--minuid",
                "1",
                "--maxclientsnumber",
                "200",
                "--umask",
                "022:022",
                "--syslogfacility",
                "none",
                "--altlog",
                "clf:" + kitchen.log("pure-ftpd"),
                "--pidfile",
                kitchen.work().resolve("pure-ftpd.pid").toString());
    }
}
