package org.twinport.testkit.peer;

import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.Tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which other servers can be started here, and why not the others; stateless, for any thread. */
public final class Peers {
    /** Where the unpacked servers are, if not in {@code target/peers} of the repository. */
    public static final String FOLDER_PROPERTY = "twinport.peers";

    private Peers() {}

    /** For each server why it cannot be started here; empty if it can. */
    public static Map<Peer, Optional<String>> available() {
        Map<Peer, Optional<String>> found = new EnumMap<>(Peer.class);
        for (Peer peer : Peer.values()) {
            found.put(peer, whyNot(peer));
        }
        return found;
    }

    /** Why {@code peer} cannot be started here; empty if it can. */
    public static Optional<String> whyNot(Peer peer) {
        Optional<Path> folder = folder();
        if (folder.isEmpty() || !Files.exists(folder.get().resolve(peer.file()))) {
            return Optional.of(peer + " is not unpacked; run support/unpack-peers");
        }
        if (peer == Peer.PYFTPDLIB) {
            return Tools.missing("python3");
        }
        if (!Tools.isRoot()) {
            return Optional.of(peer + " can only be started by root");
        }
        return noPrivateView();
    }

    /** Why {@code peer} cannot be started here with such TLS; empty if it can. */
    public static Optional<String> whyNot(Peer peer, PeerTls tls) {
        return whyNot(peer).or(() -> peer.cannot(tls)).or(() -> noTlsLibrary(peer));
    }

    /** The modules that these two load for TLS come in packages of their own. */
    private static Optional<String> noTlsLibrary(Peer peer) {
        return switch (peer) {
            case PROFTPD ->
                    Files.exists(folder().orElseThrow().resolve("usr/lib/proftpd/mod_tls.so"))
                            ? Optional.empty()
                            : Optional.of("mod_tls is not unpacked; run support/unpack-peers");
            case PYFTPDLIB ->
                    Tool.of("python3", "-c", "import OpenSSL").run().exitCode() == 0
                            ? Optional.empty()
                            : Optional.of("the Debian package python3-openssl is not installed");
            case VSFTPD, PURE_FTPD -> Optional.empty();
        };
    }

    /** The version of the Debian package, such as {@code 3.0.3-13+b2}. */
    public static String version(Peer peer) {
        Path versions = folder().orElseThrow().resolve("versions");
        try (Stream<String> lines = Files.lines(versions)) {
            return lines.map(line -> line.split(" ", 2))
                    .filter(columns -> columns[0].equals(peer.debianPackage()))
                    .map(columns -> columns[1])
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Containers often forbid what even their root would need. */
    private static Optional<String> noPrivateView() {
        if (Tools.missing("unshare").isPresent()) {
            return Tools.missing("unshare");
        }
        int code = Tool.of("unshare", "--mount", "--pid", "--fork", "true").run().exitCode();
        return code == 0
                ? Optional.empty()
                : Optional.of("this system forbids mount and process namespaces");
    }

    /** The first of the places where the servers may have been unpacked. */
    public static Optional<Path> folder() {
        String named = System.getProperty(FOLDER_PROPERTY);
        if (named != null) {
            return Optional.of(Path.of(named)).filter(Files::isDirectory);
        }
        Path here = Path.of("").toAbsolutePath();
        Stream<Path> above = Stream.iterate(here, path -> path != null, Path::getParent);
        return Stream.concat(above.map(path -> path.resolve("target/peers")), cache().stream())
                .filter(path -> Files.exists(path.resolve("versions")))
                .findFirst();
    }

    private static Optional<Path> cache() {
        String cache = System.getenv("XDG_CACHE_HOME");
        return cache == null ? Optional.empty() : Optional.of(Path.of(cache, "twinport", "peers"));
    }

    /** The unpacked libraries, as a value for LD_LIBRARY_PATH. */
    public static String libraryPath(Path folder) {
        try (Stream<Path> folders = Files.list(folder.resolve("usr/lib"))) {
            List<String> names =
                    folders.map(Path::toString).filter(path -> path.contains("-linux-")).toList();
            return String.join(":", names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that can be started here. */
    public static List<Peer> startable() {
        return Arrays.stream(Peer.values()).filter(peer -> whyNot(peer).isEmpty()).toList();
    }
}
