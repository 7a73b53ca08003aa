package org.twinport.daemon.config;

import org.twinport.daemon.users.Credential;
import org.twinport.storage.view.Permissions;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The table of a user's keys; immutable. */
public final class UserKeys {

    static final Scalar<String> NAMES =
            Kinds.line("a name of 1 to 64 letters, without control characters", 64);

    public static final Key<String> NAME =
            Key.of("name", NAMES, "", "name to log in with; only where users are a list")
                    .defaulting("required in a list");

    public static final Key<Credential> PASSWORD_HASH =
            Key.<Credential>of(
                            "password-hash",
                            Kinds.hash(),
                            new Credential.Locked(),
                            "what `twinport hash-password` prints")
                    .defaulting("required without `certificate`");

    public static final Key<Optional<Path>> HOME =
            Key.of(
                    "home",
                    Kinds.orWord("root", Kinds.path()),
                    Optional.<Path>empty(),
                    "folder that is the user's `/`; `root` for that of the key root");

    public static final Key<Permissions> PERMISSIONS =
            Key.of(
                    "permissions",
                    new PermissionsKind(),
                    Permissions.all(),
                    "what the user may do where; of several paths the longest counts");

    /** In the order of the page. */
    public static final List<Key<?>> ALL =
            List.of(
                    NAME,
                    PASSWORD_HASH,
                    HOME,
                    PERMISSIONS,
                    TlsKeys.CERTIFICATE,
                    TlsKeys.POLICY,
                    TlsKeys.REUSE,
                    TlsKeys.UPLOADS,
                    Keys.READ_ONLY,
                    Keys.ASCII,
                    Keys.CHARSET,
                    Keys.UPLOADS,
                    Keys.KEEP_PARTS,
                    Keys.FSYNC,
                    Keys.FILE_MODE,
                    Keys.DIR_MODE,
                    Keys.GROUP);

    private UserKeys() {}
}
