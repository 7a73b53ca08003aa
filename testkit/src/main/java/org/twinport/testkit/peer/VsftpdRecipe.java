package org.twinport.testkit.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** vsftpd: stateless. */
final class VsftpdRecipe implements Recipe {

    @Override
    public List<String> prepare(Kitchen kitchen) throws IOException {
        Path empty = Files.createDirectory(kitchen.work().resolve("empty"));
        Path configuration =
                kitchen.write(
                        "vsftpd.conf",
                        kitchen.merged(
                                configuration(kitchen)
                                        + "secure_chroot_dir=%s\n".formatted(empty)
                                        + kitchen.settings()
                                                .tls()
                                                .map(VsftpdRecipe::tls)
                                                .orElse(""),
                                "="));
        return List.of(kitchen.program("usr/sbin/vsftpd").toString(), configuration.toString());
    }

    /** The seccomp filter of 3.0.3 does not know calls that newer C libraries make. */
    private static String configuration(Kitchen kitchen) {
        PeerSettings settings = kitchen.settings();
        String listen =
                kitchen.isIpv6()
                        ? "listen=NO\nlisten_ipv6=YES\nlisten_address6=" + kitchen.host()
                        : "listen=YES\nlisten_address=" + kitchen.host();
        return """
        %s
        listen_port=%d
        background=NO
        seccomp_sandbox=NO
        anonymous_enable=NO
        local_enable=YES
        write_enable=YES
        local_umask=022
        chroot_local_user=YES
        allow_writeable_chroot=YES
        pam_service_name=vsftpd
        connect_from_port_20=YES
        pasv_min_port=%d
        pasv_max_port=%d
        ascii_upload_enable=YES
        ascii_download_enable=YES
        ls_recurse_enable=YES
        force_dot_files=YES
        log_ftp_protocol=YES
        xferlog_enable=YES
        xferlog_std_format=NO
        vsftpd_log_file=%s
        """
                .formatted(
                        listen,
                        settings.port(),
                        settings.passivePorts().first(),
                        settings.passivePorts().last(),
                        kitchen.log("vsftpd"));
    }

    /**
     * The default ciphers are older than TLS 1.2; no setting leaves TLS 1.3 out. Its failure to get
     * port 20, which another server may hold, would be told in clear amid TLS.
     */
    private static String tls(PeerTls tls) {
        return """
        connect_from_port_20=NO
        ssl_enable=YES
        implicit_ssl=%s
        rsa_cert_file=%s
        rsa_private_key_file=%s
        ssl_ciphers=HIGH
        require_ssl_reuse=%s
        force_local_logins_ssl=%s
        force_local_data_ssl=%s
        debug_ssl=YES
        """
                .formatted(
                        yes(tls.implicit()),
                        tls.files().certificate(),
                        tls.files().key(),
                        yes(tls.requiresReuse()),
                        yes(tls.demand() != PeerTls.Demand.NOTHING),
                        yes(tls.demand() == PeerTls.Demand.LOGIN_AND_DATA));
    }

    private static String yes(boolean on) {
        return on ? "YES" : "NO";
    }

    @Override
    public Optional<String> cannot(PeerTls tls) {
        return Optional.empty();
    }
}
