package org.twinport.testkit.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ProFTPD: stateless. */
final class ProftpdRecipe implements Recipe {

    @Override
    public List<String> prepare(Kitchen kitchen) throws IOException {
        Path configuration =
                kitchen.write(
                        "proftpd.conf",
                        kitchen.merged(
                                configuration(kitchen)
                                        + kitchen.settings()
                                                .tls()
                                                .map(tls -> tls(kitchen, tls))
                                                .orElse(""),
                                "\\s+"));
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

    /** A rejected option line would end the start, so it is only there when there are options. */
    private static String tls(Kitchen kitchen, PeerTls tls) {
        List<String> options = new ArrayList<>();
        if (tls.implicit()) {
            options.add("UseImplicitSSL");
        }
        if (!tls.requiresReuse()) {
            options.add("NoSessionReuseRequired");
        }
        return """
        LoadModule mod_tls.c
        TLSEngine on
        TLSLog %s
        TLSProtocol %s
        TLSECCertificateFile %s
        TLSECCertificateKeyFile %s
        TLSVerifyClient off
        TLSRequired %s
        TLSRenegotiate none
        %s
        """
                .formatted(
                        kitchen.log("tls"),
                        protocols(tls.versions()),
                        tls.files().certificate(),
                        tls.files().key(),
                        required(tls.demand()),
                        options.isEmpty() ? "" : "TLSOptions " + String.join(" ", options));
    }

    private static String protocols(PeerTls.Versions versions) {
        return versions == PeerTls.Versions.ALL ? "TLSv1.2 TLSv1.3" : versions.lowest();
    }

    private static String required(PeerTls.Demand demand) {
        return switch (demand) {
            case NOTHING -> "off";
            case LOGIN -> "ctrl";
            case LOGIN_AND_DATA -> "on";
        };
    }

    @Override
    public Optional<String> cannot(PeerTls tls) {
        return Optional.empty();
    }
}
