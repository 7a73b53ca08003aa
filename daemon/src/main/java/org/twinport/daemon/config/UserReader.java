package org.twinport.daemon.config;

import org.twinport.daemon.users.Credential;
import org.twinport.server.representation.Representation;
import org.twinport.storage.view.Permission;
import org.twinport.storage.view.Permissions;
import org.twinport.storage.view.Permissions.Rule;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts users together from the file and the command line; used by one thread. */
final class UserReader {

    private static final Set<Permission> HARMLESS = EnumSet.of(Permission.LIST, Permission.READ);
    private static final List<String> ANONYMOUS = List.of("anonymous", "ftp");
    private static final String OPTION = "--user";
    private static final String FORM =
            "a user is given as NAME:PASSWORD, such as --user alice:secret; allowed: a name of 1 to 64"
                    + " letters and a password that is not empty";

    private final Values global;
    private final List<Problem> problems;

    UserReader(Values global, List<Problem> problems) {
        this.global = global;
        this.problems = problems;
    }

    /** The file's users and those of the command line, which win. */
    List<User> users(List<String> commandLine) {
        Map<String, User> users = new LinkedHashMap<>();
        for (UsersKind.Entry entry : global.get(Keys.USERS)) {
            requireNotLocked(entry);
            users.put(entry.name(), of(entry));
        }
        List<User> typed = commandLine.stream().flatMap(text -> plain(text).stream()).toList();
        requireDistinct(typed);
        typed.forEach(user -> users.put(user.name(), user));
        if (global.get(Keys.ANONYMOUS)) {
            users.values().stream()
                    .filter(user -> ANONYMOUS.contains(user.name()))
                    .forEach(user -> problems.add(clash(user)));
        }
        return List.copyOf(users.values());
    }

    /** What locks a user must not leave another way in. */
    private void requireNotLocked(UsersKind.Entry entry) {
        Values own = entry.values();
        if (own.has(TlsKeys.CERTIFICATE)
                && own.has(UserKeys.PASSWORD_HASH)
                && own.get(UserKeys.PASSWORD_HASH) instanceof Credential.Locked) {
            problems.add(
                    new Problem(
                            entry.place(),
                            "user \""
                                    + entry.name()
                                    + "\": password-hash: ! locks the user out and certificate lets in;"
                                    + " leave one of them out"));
        }
    }

    private void requireDistinct(List<User> typed) {
        Set<String> seen = new HashSet<>();
        for (User user : typed) {
            if (!seen.add(user.name())) {
                String what = "user \"" + user.name() + "\" stands here a second time";
                problems.add(new Problem(OPTION, what));
            }
        }
    }

    private static Problem clash(User user) {
        return new Problem(
                user.place(),
                "user \""
                        + user.name()
                        + "\": the name belongs to the anonymous user, which is enabled");
    }

    /** The anonymous user, if enabled. */
    Optional<User> anonymous() {
        if (!global.get(Keys.ANONYMOUS)) {
            return Optional.empty();
        }
        return Optional.of(
                new User(
                        ANONYMOUS,
                        new Credential.Open(),
                        home(global.get(Keys.ANONYMOUS_HOME)),
                        restricted(global.get(Keys.ANONYMOUS_PERMISSIONS), global),
                        Representation.UNSAID,
                        Values.NONE.within(global),
                        global.place(Keys.ANONYMOUS)));
    }

    /** A user with a password in plain text, who gets the defaults. */
    User withPassword(String name, String password, String place) {
        return new User(
                List.of(name),
                Credential.Plain.of(password),
                home(Optional.empty()),
                restricted(Permissions.all(), global),
                Representation.UNSAID,
                Values.NONE.within(global),
                place);
    }

    private User of(UsersKind.Entry entry) {
        Values own = entry.values().within(global);
        return new User(
                List.of(entry.name()),
                own.get(UserKeys.PASSWORD_HASH),
                home(own.get(UserKeys.HOME)),
                restricted(own.get(UserKeys.PERMISSIONS), own),
                ClientsKind.representation(own),
                own,
                entry.place());
    }

    /** The text is never repeated in a message: whatever is wrong with it, it holds a password. */
    private Optional<User> plain(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(0, colon);
        boolean good =
                colon > 0
                        && colon < text.length() - 1
                        && UserKeys.NAMES.parser().parse(name, Path.of("")).isPresent();
        if (!good) {
            problems.add(new Problem(OPTION, FORM));
            return Optional.empty();
        }
        return Optional.of(withPassword(name, text.substring(colon + 1), OPTION));
    }

    private Path home(Optional<Path> own) {
        return own.orElse(global.get(Keys.ROOT)).toAbsolutePath().normalize();
    }

    /** Read-only for all holds for everybody, whatever a user's own value says. */
    private Permissions restricted(Permissions permissions, Values own) {
        if (!own.get(Keys.READ_ONLY) && !global.get(Keys.READ_ONLY)) {
            return permissions;
        }
        return new Permissions(
                permissions.rules().stream()
                        .map(rule -> new Rule(rule.below(), harmless(rule.allowed())))
                        .toList());
    }

    private static Set<Permission> harmless(Set<Permission> allowed) {
        EnumSet<Permission> kept = EnumSet.copyOf(HARMLESS);
        kept.retainAll(allowed);
        return kept;
    }
}
