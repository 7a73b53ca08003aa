package org.twinport.tests.clients;

import org.twinport.testkit.tool.Tool;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** tnftp, the BSD client, with commands on its standard input: stateless. */
final class Tnftp extends Program {

    Tnftp() {
        super("tnftp");
    }

    @Override
    public Set<Way> ways() {
        return EnumSet.allOf(Way.class);
    }

    @Override
    public Set<Task> cannot() {
        return EnumSet.of(Task.MIRROR_DOWN, Task.MIRROR_UP);
    }

    private Tool script(Account at, String commands) {
        boolean old = at.way() == Way.PASV || at.way() == Way.PORT;
        String script =
                """
                %suser %s %s
                binary
                %s
                quit
                """
                        .formatted(old ? "epsv4\n" : "", at.user(), at.password(), commands);
        return tool(
                        "-n",
                        "-i",
                        "-v",
                        at.way().isActive() ? "-A" : "-p",
                        at.host(),
                        Integer.toString(at.port()))
                .input(script);
    }

    /** It tells its version to web servers only. */
    @Override
    public String version() {
        return "tnftp";
    }

    private void commands(Account at, String text) {
        runAndReadReplies(script(at, text));
    }

    @Override
    public String list(Account at, String folder) {
        return runAndReadReplies(script(at, "ls " + (folder.isEmpty() ? "" : quoted(folder))));
    }

    @Override
    public void fetch(Account at, String remote, Path local) {
        commands(at, "get %s %s".formatted(quoted(remote), quoted(local)));
    }

    @Override
    public void resumeFetch(Account at, String remote, Path local) {
        commands(at, "reget %s %s".formatted(quoted(remote), quoted(local)));
    }

    @Override
    public void store(Account at, Path local, String remote) {
        commands(at, put(local, remote));
    }

    private static String put(Path local, String remote) {
        return "put %s %s".formatted(quoted(local), quoted(remote));
    }

    @Override
    public AutoCloseable startStore(Account at, Path local, String remote) {
        return Client.killing(script(at, put(local, remote)).start());
    }

    @Override
    public void resumeStore(Account at, Path local, String remote, long offset) {
        commands(at, "restart %d%n%s".formatted(offset, put(local, remote)));
    }

    @Override
    public void rename(Account at, String from, String to) {
        commands(at, "rename %s %s".formatted(quoted(from), quoted(to)));
    }

    @Override
    public void delete(Account at, String file) {
        commands(at, "delete " + quoted(file));
    }

    @Override
    public void makeFolder(Account at, String folder) {
        commands(at, "mkdir " + quoted(folder));
    }

    @Override
    public void removeFolder(Account at, String folder) {
        commands(at, "rmdir " + quoted(folder));
    }

    @Override
    public void fetchAll(Account at, String glob, Path localFolder) {
        commands(at, "lcd %s%nmget %s".formatted(quoted(localFolder), quoted(glob)));
    }
}
