package org.twinport.daemon;

import org.twinport.daemon.config.Settings;
import org.twinport.daemon.config.User;
import org.twinport.server.config.PassiveRules;
import org.twinport.server.config.PassiveRules.Announced;
import org.twinport.storage.view.Permission;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is not wrong with settings, but will not work on this host as it is now; pure but for asking
 * the file system and DNS.
 */
final class Doubts {

    private static final Set<Permission> READING = EnumSet.of(Permission.LIST, Permission.READ);

    private Doubts() {}

    /**
     * What the operating system lets this process do in a folder.
     *
     * @param readable whether what is in it can be seen
     * @param writable whether something can be made in it
     */
    record Access(Predicate<Path> readable, Predicate<Path> writable) {

        static final Access OF_THIS_PROCESS =
                new Access(
                        folder -> Files.isReadable(folder) && Files.isExecutable(folder),
                        folder -> Files.isWritable(folder) && Files.isExecutable(folder));
    }

    /** For people, one sentence each. */
    static List<String> of(Settings settings) {
        List<String> doubts = new ArrayList<>(settings.notes());
        doubts.addAll(folders(settings, Access.OF_THIS_PROCESS));
        doubts.addAll(names(settings.passive()));
        return doubts;
    }

    /** Folders in which users may do more than the system lets this process do. */
    static List<String> folders(Settings settings, Access access) {
        String may = "the OS user " + Privileges.osUser() + " may not ";
        Stream<String> reading =
                homes(settings, READING)
                        .filter(access.readable().negate())
                        .map(home -> may + "read in " + home + ": downloads will be refused");
        Stream<String> writing =
                homes(settings, EnumSet.complementOf(EnumSet.copyOf(READING)))
                        .filter(access.writable().negate())
                        .map(home -> may + "write in " + home + ": uploads will be refused");
        return Stream.concat(reading, writing).toList();
    }

    /** The homes of users who have one of the permissions anywhere. */
    private static Stream<Path> homes(Settings settings, Set<Permission> permissions) {
        return settings.everybody().stream()
                .filter(user -> hasAny(user, permissions))
                .map(User::home)
                .distinct();
    }

    private static boolean hasAny(User user, Set<Permission> permissions) {
        return user.permissions().rules().stream()
                .flatMap(rule -> rule.allowed().stream())
                .anyMatch(permissions::contains);
    }

    /** Names to announce that have no address. */
    private static List<String> names(PassiveRules passive) {
        Stream<Announced> all =
                Stream.concat(
                        Stream.of(passive.address()),
                        passive.byNetwork().stream().map(PassiveRules.ByNetwork::address));
        return all.flatMap(Doubts::name)
                .distinct()
                .filter(name -> !hasAddress(name))
                .map(name ->
                        "the name %s, which PASV is to announce, has no address now: PASV will be refused"
                                .formatted(name))
                .toList();
    }

    private static Stream<String> name(Announced announced) {
        return announced instanceof Announced.ByName(String name) ? Stream.of(name) : Stream.of();
    }

    private static boolean hasAddress(String name) {
        try {
            return InetAddress.getByName(name) != null;
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
