package org.twinport.daemon;

import org.twinport.daemon.config.Keys;
import org.twinport.daemon.config.Problem;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.config.User;
import org.twinport.daemon.users.Credential;
import org.twinport.daemon.users.Login.Member;
import org.twinport.server.auth.Account;
import org.twinport.storage.StorageException;
import org.twinport.storage.local.LocalRules;
import org.twinport.storage.local.LocalStorage;
import org.twinport.storage.local.UploadsInProgress;
import org.twinport.storage.view.PermissionView;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The users of one set of settings with their opened folders; immutable.
 *
 * @param members who may log in
 * @param toSweep one storage for each folder, with the longest life of parts of all users: folders
 *     may lie in one another
 */
record Accounts(List<Member> members, List<LocalStorage> toSweep) {

    Accounts {
        members = List.copyOf(members);
        toSweep = List.copyOf(toSweep);
    }

    /**
     * Opens everybody's folder.
     *
     * @param problems told what cannot be opened; then the result is of no use
     */
    static Accounts open(
            Settings settings,
            String serverId,
            UploadsInProgress inProgress,
            List<Problem> problems) {
        List<Member> members = new ArrayList<>();
        Map<Path, LocalStorage> toSweep = new HashMap<>();
        Duration longest = longestLife(settings);
        for (User user : settings.everybody()) {
            LocalRules rules = user.rules(serverId);
            try {
                LocalStorage storage = new LocalStorage(user.home(), rules, inProgress);
                Account account =
                        new Account(
                                user.name(),
                                new PermissionView(storage, user.permissions()),
                                user.tls(),
                                user.representation(),
                                user.credential() instanceof Credential.Open);
                members.add(new Member(user.names(), user.credential(), user.proof(), account));
                LocalRules patient = rules.withKeepParts(longest);
                toSweep.put(user.home(), new LocalStorage(user.home(), patient, inProgress));
            } catch (StorageException e) {
                Problem problem = problem(settings, user, e);
                if (!problems.contains(problem)) {
                    problems.add(problem);
                }
            }
        }
        return new Accounts(members, List.copyOf(toSweep.values()));
    }

    private static Duration longestLife(Settings settings) {
        return settings.everybody().stream()
                .map(user -> user.values().get(Keys.KEEP_PARTS))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Problem problem(Settings settings, User user, StorageException e) {
        boolean root = user.home().equals(settings.root());
        String place = root ? settings.rootPlace() : user.place();
        String what = root ? "" : "user \"" + user.name() + "\": ";
        String folder = what + (root ? "the folder " : "the home ") + user.home();
        Optional<String> obstacle = obstacle(user.home(), e);
        if (obstacle.isPresent()) {
            return new Problem(place, folder + " " + obstacle.get());
        }
        // The folder is there and can be entered: it is the group.
        return new Problem(user.place(), "user \"" + user.name() + "\": " + e.getMessage());
    }

    /** What is wrong with a folder; empty if it is nothing known. */
    private static Optional<String> obstacle(Path home, StorageException e) {
        if (e.reason() == StorageException.Reason.DENIED) {
            return Optional.of("cannot be entered by the OS user " + Privileges.osUser());
        } else if (Files.isDirectory(home)) {
            return Optional.empty();
        }
        return Optional.of(
                Files.exists(home) ? "is no folder" : "does not exist; create it, or name another");
    }
}
