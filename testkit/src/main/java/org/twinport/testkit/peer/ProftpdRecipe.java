package org.twinport.testkit.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** ProFTPD: stateless. */
final class ProftpdRecipe implements Recipe {

    @Override
    public List<String> prepare(Kitchen kitchen) throws IOException {
        Path configuration = kitchen.write("proftpd.conf", configuration(kitchen));
        return List.of(
                kitchen.program("usr/sbin/proftpd").toString(),
                "--nodaemon",
                "--config",
                configuration.toString());
    }

    private static String configuration(Kitchen kitchen) {
        PeerSettings settings = kitchen.settings();
        return """
        ServerName "peer"
        ServerType standalone
        UseIPv6 %s
        DefaultAddress %s
        SocketBindTight on
        Port %d
        User nobody
        Group nogroup
        UseReverseDNS off
        MultilineRFC2228 off
        ModulePath %s
        LoadModule mod_digest.c
        AuthOrder mod_auth_pam.c* mod_auth_unix.c
        AuthPAMConfig proftpd
        RequireValidShell off
        UseFtpUsers off
        DefaultRoot ~
        Umask 022 022
        AllowOverwrite on
        AllowStoreRestart on
        AllowRetrieveRestart on
        ListOptions "-a"
        MaxInstances 200
        PassivePorts %d %d
        PidFile %s
        ScoreboardFile %s
        DelayEngine off
        WtmpLog off
        SystemLog %s
        TransferLog none
        LogFormat dialogue "%%h %%m %%J -> %%s"
        ExtendedLog %s ALL dialogue
        """
                .formatted(
                        kitchen.isIpv6() ? "on" : "off",
                        kitchen.host(),
                        settings.port(),
                        kitchen.program("usr/lib/proftpd"),
                        settings.passivePorts().first(),
                        settings.passivePorts().last(),
                        kitchen.work().resolve("proftpd.pid"),
                        kitchen.work().resolve("scoreboard"),
                        kitchen.log("system"),
                        kitchen.log("dialogue"));
    }
}
