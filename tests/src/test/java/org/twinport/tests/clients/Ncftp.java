package org.twinport.tests.clients;

import org.twinport.testkit.tool.Tool;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * NcFTP: its programs for one purpose each, and its shell for the rest; stateless. Text that is not
 * ASCII goes through the shell, as arguments of programs depend on this process's locale.
 */
final class Ncftp extends Program {

    Ncftp() {
        super("ncftp");
    }

    /** It has no IPv6. */
    @Override
    public Set<Way> ways() {
        return EnumSet.of(Way.PASV, Way.PORT);
    }

    private Tool at(String program, Account at, String... arguments) {
        return Tool.of(program, at.way().isActive() ? "-E" : "-F", "-V", "-t", "15")
                .with("-u", at.user(), "-p", at.password(), "-P", Integer.toString(at.port()))
                .with(arguments)
                .within(tool().deadline());
    }

    /** In the shell the replies show whether a command was successful. */
    private String shell(Account at, String commands) {
        String script =
                """
                set passive %s
                set autosave-bookmark-changes no
                debug 1
                %s
                quit
                """
                        .formatted(at.way().isActive() ? "off" : "on", commands);
        Tool ncftp =
                tool("-u", at.user(), "-p", at.password())
                        .with("-P", Integer.toString(at.port()), at.host())
                        .input(script);
        return runAndReadReplies(ncftp);
    }

    @Override
    public String version() {
        return Tool.of("ncftpget").run().output().lines().findFirst().orElse("?");
    }

    @Override
    public String list(Account at, String folder) {
        return run(
                Tool.of("ncftpls", at.way().isActive() ? "-E" : "-F", "-l", "-t", "15")
                        .with("-u", at.user(), "-p", at.password())
                        .with(at.url(folder + "/")));
    }

    @Override
    public void fetch(Account at, String remote, Path local) {
        if (isAscii(remote)) {
            run(at("ncftpget", at, "-Z", "-C", at.host(), remote, local.toString()));
        } else {
            shell(at, "get -z %s %s".formatted(quoted(remote), quoted(local)));
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    @Override
    public void resumeFetch(Account at, String remote, Path local) {
        run(at("ncftpget", at, "-z", at.host(), local.getParent().toString(), remote));
    }

    @Override
    public void store(Account at, Path local, String remote) {
        if (isAscii(remote)) {
            run(put(at, "-Z", local, remote));
        } else {
            shell(at, "put -z %s %s".formatted(quoted(local), quoted(remote)));
        }
    }

    private Tool put(Account at, String resume, Path local, String remote) {
        return at("ncftpput", at, resume, "-C", at.host(), local.toString(), remote);
    }

    @Override
    public AutoCloseable startStore(Account at, Path local, String remote) {
        return Client.killing(put(at, "-Z", local, remote).start());
    }

    /** By the shell, as ncftpput 3.2.6 says REST and then sends the whole file to any server. */
    @Override
    public void resumeStore(Account at, Path local, String remote, long offset) {
        shell(at, "lcd %s%nput %s".formatted(quoted(local.getParent()), quoted(remote)));
    }

    @Override
    public void rename(Account at, String from, String to) {
        shell(at, "rename %s %s".formatted(quoted(from), quoted(to)));
    }

    @Override
    public void delete(Account at, String file) {
        shell(at, "rm " + quoted(file));
    }

    @Override
    public void makeFolder(Account at, String folder) {
        shell(at, "mkdir " + quoted(folder));
    }

    @Override
    public void removeFolder(Account at, String folder) {
        shell(at, "rmdir " + quoted(folder));
    }

    @Override
    public void fetchAll(Account at, String glob, Path localFolder) {
        run(at("ncftpget", at, at.host(), localFolder.toString(), glob));
    }

    @Override
    public void mirrorDown(Account at, String remote, Path local) {
        run(at("ncftpget", at, "-R", "-T", at.host(), local.getParent().toString(), remote));
    }

    @Override
    public void mirrorUp(Account at, Path local, String remote) {
        run(at("ncftpput", at, "-R", at.host(), ".", local.toString()));
    }
}
