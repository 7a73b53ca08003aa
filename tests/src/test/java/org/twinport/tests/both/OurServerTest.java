package org.twinport.tests.both;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.client.Credentials;
import org.twinport.client.Mode;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.server.event.ServerListener;
import org.twinport.storage.local.LocalRules;
import org.twinport.storage.local.LocalStorage;
import org.twinport.storage.view.Permission;
import org.twinport.storage.view.PermissionView;
import org.twinport.storage.view.Permissions;
import org.twinport.tests.servers.Site;
import org.twinport.tests.servers.TransferContract;
import org.twinport.tests.world.OurServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Our client against our server, in every mode. */
@ParameterizedClass
@EnumSource(Mode.class)
class OurServerTest extends TransferContract {
    private static final int TESTS = 100;

    @Parameter private Mode mode;

    @Override
    protected Mode mode() {
        return mode;
    }

    @Override
    protected String means() {
        return "SHA-256 (HASH)";
    }

    @Override
    protected Site start(Path folder) throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        LocalStorage local = new LocalStorage(root, LocalRules.of(OurServer.USER, "tests"));
        OurServer server =
                OurServer.start(new PermissionView(local, permissions()), ServerListener.NONE);
        return new Site(
                server.ipv4(),
                new Credentials(OurServer.USER, OurServer.PASSWORD),
                root,
                server::close,
                _ -> {});
    }

    /** Everything is allowed, but for a folder called "closed" in the folder of each test. */
    private static Permissions permissions() {
        Permissions.Rule all =
                new Permissions.Rule(VirtualPath.ROOT, EnumSet.allOf(Permission.class));
        Stream<Permissions.Rule> closed =
                IntStream.rangeClosed(1, TESTS)
                        .mapToObj(i -> VirtualPath.ROOT.resolve("test" + i + "/closed"))
                        .map(path -> new Permissions.Rule(path, Set.of()));
        return new Permissions(Stream.concat(Stream.of(all), closed).toList());
    }
}
