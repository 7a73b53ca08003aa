package org.twinport.tests.clients;

import org.twinport.testkit.tool.Tool;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** curl: stateless. */
final class Curl extends Program {

    Curl() {
        super("curl");
    }

    @Override
    public Set<Way> ways() {
        return EnumSet.allOf(Way.class);
    }

    /** It knows no patterns on its command line and no trees. */
    @Override
    public Set<Task> cannot() {
        return EnumSet.of(Task.FETCH_ALL, Task.MIRROR_DOWN, Task.MIRROR_UP);
    }

    private Tool at(Account at, String path, String... more) {
        String[] mode =
                switch (at.way()) {
                    case PASV -> new String[] {"--disable-epsv"};
                    case EPSV, EPSV_IPV6 -> new String[] {"--ftp-pasv"};
                    case PORT -> new String[] {"--disable-eprt", "--ftp-port", "-"};
                    case EPRT, EPRT_IPV6 -> new String[] {"--ftp-port", "-"};
                };
        return tool("-sS", "-g", "-u", at.user() + ":" + at.password())
                .with(mode)
                .with(more)
                .with(at.url(path));
    }

    @Override
    public String list(Account at, String folder) {
        return run(at(at, folder.isEmpty() ? "" : folder + "/"));
    }

    @Override
    public void fetch(Account at, String remote, Path local) {
        run(at(at, remote, "-o", local.toString()));
    }

    @Override
    public void resumeFetch(Account at, String remote, Path local) {
        run(at(at, remote, "-C", "-", "-o", local.toString()));
    }

    @Override
    public void store(Account at, Path local, String remote) {
        run(at(at, remote, "-T", local.toString()));
    }

    @Override
    public AutoCloseable startStore(Account at, Path local, String remote) {
        return Client.killing(at(at, remote, "-T", local.toString()).start());
    }

    @Override
    public void resumeStore(Account at, Path local, String remote, long offset) {
        run(at(at, remote, "-C", "-", "-T", local.toString()));
    }

    private void quote(Account at, String... commands) {
        Tool tool = at(at, "");
        for (String command : commands) {
            tool = tool.with("-Q", command);
        }
        run(tool);
    }

    @Override
    public void rename(Account at, String from, String to) {
        quote(at, "RNFR " + from, "RNTO " + to);
    }

    @Override
    public void delete(Account at, String file) {
        quote(at, "DELE " + file);
    }

    @Override
    public void makeFolder(Account at, String folder) {
        quote(at, "MKD " + folder);
    }

    @Override
    public void removeFolder(Account at, String folder) {
        quote(at, "RMD " + folder);
    }
}
