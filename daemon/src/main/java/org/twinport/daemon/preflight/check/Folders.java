package org.twinport.daemon.preflight.check;

import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.HostFacts.Folder;
import org.twinport.daemon.preflight.host.Plan;
import org.twinport.daemon.preflight.host.Plan.Home;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folders that are served; pure. */
final class Folders {

    private static final long MIB = 1024 * 1024;
    private static final long LITTLE = 1024 * MIB;
    private static final long NOTHING = 16 * MIB;

    private Folders() {}

    /** Whether the operating system lets this user do there what users may. */
    static List<Remark> permissions(Plan plan, HostFacts facts) {
        List<Remark> all = new ArrayList<>();
        for (Home home : plan.homes()) {
            Folder folder = facts.folders().get(home.folder());
            if (folder != null) {
                all.add(permission(home, folder, facts));
            }
        }
        return all;
    }

    private static Remark permission(Home home, Folder folder, HostFacts facts) {
        Path path = home.folder();
        String user = serverUser(facts);
        // What this process may says nothing of a server that runs as another user.
        boolean same = user.equals(facts.process().looker());
        if (!folder.exists()) {
            return Remark.error("There is no folder %s to serve.".formatted(path))
                    .fix("sudo install -d -o %s %s".formatted(user, path));
        }
        if (same && home.reads() && !folder.readable()) {
            return refused(user, "read in", path, "r-x");
        }
        if (same && home.writes() && !folder.writable()) {
            return refused(user, "write in", path, "rwx");
        }
        return same
                ? Remark.ok("%s may do in %s what users may.".formatted(user, path))
                : Remark.note(
                                "The server's user is %s; what it may do in %s was not tried."
                                        .formatted(user, path))
                        .fix("sudo -u %s ls -la %s".formatted(user, path));
    }

    /** That of the server that runs, or of the unit that will run it. */
    private static String serverUser(HostFacts facts) {
        Map<String, String> unit = facts.confinement().unit().known().orElse(Map.of());
        String given = unit.getOrDefault("User", "");
        boolean willRun = !facts.process().serves() && "loaded".equals(unit.get("LoadState"));
        return willRun && !given.isEmpty() ? given : facts.process().user();
    }

    private static Remark refused(String user, String what, Path path, String rights) {
        return Remark.error("%s may not %s %s.".formatted(user, what, path))
                .fix(
                        "sudo chown %s %s     (give it to the server's user), or"
                                .formatted(user, path),
                        "sudo setfacl -m u:%s:%s %s".formatted(user, rights, path));
    }

    /** Whether there is room for uploads. */
    static List<Remark> space(Plan plan, HostFacts facts) {
        return plan.homes().stream()
                .filter(Home::writes)
                .flatMap(home ->
                        Optional.ofNullable(facts.folders().get(home.folder()))
                                .filter(Folder::exists)
                                .map(folder -> space(home.folder(), folder))
                                .stream())
                .toList();
    }

    private static Remark space(Path path, Folder folder) {
        if (folder.readOnly()) {
            return Remark.error(
                            "The file system of %s is read-only: uploads will be refused."
                                    .formatted(path))
                    .fix("sudo mount -o remount,rw $(findmnt -n -o TARGET -T %s)".formatted(path));
        }
        Optional<Long> usable = folder.usable().known();
        if (usable.isEmpty()) {
            return Remark.unknown("The free space of " + path, folder.usable().because());
        }
        String what = "%d MiB are free in %s.".formatted(usable.get() / MIB, path);
        List<String> look = List.of("df -h " + path, "df -i " + path);
        if (usable.get() < NOTHING) {
            return Remark.error(what + " Uploads will break off.").fix(look);
        }
        return usable.get() < LITTLE ? Remark.warning(what).fix(look) : Remark.ok(what);
    }
}
