package org.twinport.tests.clients;

import org.twinport.testkit.tool.Tool;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** GNU wget, which only fetches: stateless. */
final class Wget extends Program {

    Wget() {
        super("wget");
    }

    @Override
    public Set<Way> ways() {
        return EnumSet.of(Way.PASV, Way.PORT, Way.EPSV_IPV6, Way.EPRT_IPV6);
    }

    @Override
    public Set<Task> cannot() {
        return EnumSet.of(
                Task.STORE,
                Task.RESUME_STORE,
                Task.RENAME,
                Task.DELETE,
                Task.FOLDERS,
                Task.MIRROR_UP);
    }

    private Tool at(Account at, String... arguments) {
        return tool("--no-verbose", "--tries=2", "--timeout=15", "--user=" + at.user())
                .with("--password=" + at.password())
                .with(at.way().isActive() ? "--no-passive-ftp" : "--passive-ftp")
                .with(arguments);
    }

    @Override
    public String list(Account at, String folder) {
        // It makes a page of HTML out of the listing.
        return run(at(at, "-O", "-", at.url(folder + "/"))).replace("&#32;", " ");
    }

    @Override
    public void fetch(Account at, String remote, Path local) {
        run(at(at, "-O", local.toString(), at.url(remote)));
    }

    @Override
    public void resumeFetch(Account at, String remote, Path local) {
        run(at(at, "-c", "-O", local.toString(), at.url(remote)));
    }

    @Override
    public void fetchAll(Account at, String glob, Path localFolder) {
        run(at(at, "-P", localFolder.toString(), at.url(glob)));
    }

    @Override
    public void mirrorDown(Account at, String remote, Path local) {
        run(
                at(at, "-r", "-nH", "--restrict-file-names=nocontrol")
                        .with("-P", local.getParent().toString(), at.url(remote + "/")));
    }
}
