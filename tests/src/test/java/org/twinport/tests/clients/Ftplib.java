package org.twinport.tests.clients;

import org.twinport.testkit.tool.Tool;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** Python's ftplib under a few lines of script: stateless. */
final class Ftplib extends Program {

    Ftplib() {
        super("python3");
    }

    /** It takes PASV and PORT for IPv4, EPSV and EPRT for IPv6. */
    @Override
    public Set<Way> ways() {
        return EnumSet.of(Way.PASV, Way.PORT, Way.EPSV_IPV6, Way.EPRT_IPV6);
    }

    @Override
    public Set<Task> cannot() {
        return EnumSet.of(Task.MIRROR_DOWN, Task.MIRROR_UP);
    }

    private Tool script(Account at, String statements) {
        String script =
                """
                import ftplib, fnmatch, os
                ftp = ftplib.FTP()
                ftp.connect(%s, %d, timeout=15)
                ftp.login(%s, %s)
                ftp.set_pasv(%s)
                %s
                ftp.quit()
                """
                        .formatted(
                                quoted(at.host()),
                                at.port(),
                                quoted(at.user()),
                                quoted(at.password()),
                                at.way().isActive() ? "False" : "True",
                                statements);
        return tool("-").input(script);
    }

    @Override
    public String list(Account at, String folder) {
        return run(script(at, "ftp.dir(%s)".formatted(quoted(folder))));
    }

    @Override
    public void fetch(Account at, String remote, Path local) {
        run(
                script(
                        at,
                        "ftp.retrbinary(%s, open(%s, 'wb').write)"
                                .formatted(quoted("RETR " + remote), quoted(local))));
    }

    @Override
    public void resumeFetch(Account at, String remote, Path local) {
        run(
                script(
                        at,
                        "ftp.retrbinary(%s, open(%s, 'ab').write, rest=os.path.getsize(%s))"
                                .formatted(
                                        quoted("RETR " + remote), quoted(local), quoted(local))));
    }

    @Override
    public void store(Account at, Path local, String remote) {
        run(script(at, put(local, remote)));
    }

    private static String put(Path local, String remote) {
        return "ftp.storbinary(%s, open(%s, 'rb'))"
                .formatted(quoted("STOR " + remote), quoted(local));
    }

    @Override
    public AutoCloseable startStore(Account at, Path local, String remote) {
        return Client.killing(script(at, put(local, remote)).start());
    }

    @Override
    public void resumeStore(Account at, Path local, String remote, long offset) {
        run(
                script(
                        at,
                        """
                        f = open(%s, 'rb')
                        ftp.voidcmd('TYPE I')
                        assert ftp.size(%s) == %d
                        f.seek(%d)
                        ftp.storbinary(%s, f, rest=%d)
                        """
                                .formatted(
                                        quoted(local),
                                        quoted(remote),
                                        offset,
                                        offset,
                                        quoted("STOR " + remote),
                                        offset)));
    }

    @Override
    public void rename(Account at, String from, String to) {
        run(script(at, "ftp.rename(%s, %s)".formatted(quoted(from), quoted(to))));
    }

    @Override
    public void delete(Account at, String file) {
        run(script(at, "ftp.delete(%s)".formatted(quoted(file))));
    }

    @Override
    public void makeFolder(Account at, String folder) {
        run(script(at, "assert ftp.mkd(%s) == %s".formatted(quoted(folder), quoted("/" + folder))));
    }

    @Override
    public void removeFolder(Account at, String folder) {
        run(script(at, "ftp.rmd(%s)".formatted(quoted(folder))));
    }

    @Override
    public void fetchAll(Account at, String glob, Path localFolder) {
        run(
                script(
                        at,
                        """
                        for name, facts in list(ftp.mlsd()):
                            if facts['type'] == 'file' and fnmatch.fnmatch(name, %s):
                                ftp.retrbinary('RETR ' + name, open(%s + '/' + name, 'wb').write)
                        """
                                .formatted(quoted(glob), quoted(localFolder))));
    }
}
