package org.twinport.testkit.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** vsftpd: stateless. */
final class VsftpdRecipe implements Recipe {

    @Override
    public List<String> prepare(Kitchen kitchen) throws IOException {
        Path empty = Files.createDirectory(kitchen.work().resolve("empty"));
        Path configuration =
                kitchen.write(
                        "vsftpd.conf",
                        configuration(kitchen) + "secure_chroot_dir=" + empty + "\n");
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
}
