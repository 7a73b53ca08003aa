package org.twinport.tests.clients;

import org.twinport.testkit.tool.Tool;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** lftp with a script on its standard input: stateless. */
final class Lftp extends Program {

    Lftp() {
        super("lftp");
    }

    /** For IPv4 it sends PORT, never EPRT; for IPv6 it announces the address ::. */
    @Override
    public Set<Way> ways() {
        return EnumSet.complementOf(EnumSet.of(Way.EPRT));
    }

    private Tool script(Account at, String commands) {
        String script =
                """
                set cmd:fail-exit yes
                set cmd:interactive no
                set net:max-retries 2
                set net:timeout 15
                set net:reconnect-interval-base 1
                set xfer:clobber yes
                set ftp:passive-mode %s
                set ftp:prefer-epsv %s
                open -u %s,%s -p %d %s
                %s
                """
                        .formatted(
                                at.way().isActive() ? "no" : "yes",
                                at.way() == Way.PASV ? "no" : "yes",
                                at.user(),
                                at.password(),
                                at.port(),
                                at.host(),
                                commands);
        return tool("-f", "/dev/stdin").input(script);
    }

    @Override
    public String list(Account at, String folder) {
        return run(script(at, "ls " + (folder.isEmpty() ? "" : quoted(folder))));
    }

    @Override
    public void fetch(Account at, String remote, Path local) {
        run(script(at, "get %s -o %s".formatted(quoted(remote), quoted(local))));
    }

    @Override
    public void resumeFetch(Account at, String remote, Path local) {
        run(script(at, "get -c %s -o %s".formatted(quoted(remote), quoted(local))));
    }

    @Override
    public void store(Account at, Path local, String remote) {
        run(script(at, put("put", local, remote)));
    }

    private static String put(String command, Path local, String remote) {
        return "%s %s -o %s".formatted(command, quoted(local), quoted(remote));
    }

    @Override
    public AutoCloseable startStore(Account at, Path local, String remote) {
        return Client.killing(script(at, put("put", local, remote)).start());
    }

    @Override
    public void resumeStore(Account at, Path local, String remote, long offset) {
        run(script(at, put("put -c", local, remote)));
    }

    @Override
    public void rename(Account at, String from, String to) {
        run(script(at, "mv %s %s".formatted(quoted(from), quoted(to))));
    }

    @Override
    public void delete(Account at, String file) {
        run(script(at, "rm " + quoted(file)));
    }

    @Override
    public void makeFolder(Account at, String folder) {
        run(script(at, "mkdir " + quoted(folder)));
    }

    @Override
    public void removeFolder(Account at, String folder) {
        run(script(at, "rmdir " + quoted(folder)));
    }

    @Override
    public void fetchAll(Account at, String glob, Path localFolder) {
        run(script(at, "mget -O %s %s".formatted(quoted(localFolder), glob)));
    }

    @Override
    public void mirrorDown(Account at, String remote, Path local) {
        run(script(at, "mirror %s %s".formatted(quoted(remote), quoted(local))));
    }

    @Override
    public void mirrorUp(Account at, Path local, String remote) {
        run(script(at, "mirror -R %s %s".formatted(quoted(local), quoted(remote))));
    }
}
