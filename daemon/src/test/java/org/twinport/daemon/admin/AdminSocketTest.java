package org.twinport.daemon.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

@Timeout(30)
final class AdminSocketTest {

    private static final Answer YES = new Answer(true, "done\nand \u00fc");

    @TempDir Path folder;

    private AdminSocket open(int port) throws IOException {
        return AdminSocket.open(folder, port, () -> YES);
    }

    @Test
    void an_answer_comes_back_whole_and_the_socket_is_private() throws IOException {
        try (AdminSocket socket = open(2121)) {
            assertThat(socket.path().getFileName()).hasToString("twinport-2121.sock");
            assertThat(Files.getPosixFilePermissions(socket.path()))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Reload.ask(socket.path())).isEqualTo(YES);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_refusal_comes_back_as_one() throws IOException {
        Answer no = new Answer(false, "wrong");
        try (AdminSocket socket = AdminSocket.open(folder, 1, () -> no)) {
            assertThat(Reload.ask(socket.path())).isEqualTo(no);
        }
    }

    @Test
    void what_is_no_request_is_refused() throws IOException {
        try (AdminSocket socket = open(1);
                SocketChannel channel =
                        SocketChannel.open(UnixDomainSocketAddress.of(socket.path()))) {
            channel.write(ByteBuffer.wrap("shutdown\n".getBytes(StandardCharsets.US_ASCII)));
            assertThat(Lines.readAll(channel)).isEqualTo("failed\nunknown request");
        }
    }

    @Test
    void the_socket_of_a_killed_server_is_taken_over_and_that_of_a_live_one_is_not()
            throws IOException {
        Path stale = folder.resolve("twinport-2121.sock");
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(stale));
        }
        assertThat(stale).exists();
        try (AdminSocket first = open(2121);
                AdminSocket second = open(2121)) {
            assertThat(first.path()).isEqualTo(stale);
            assertThat(second.path().getFileName()).hasToString("twinport-2121-2.sock");
        }
    }

    @Test
    void silent_clients_keep_nobody_out_of_a_close() throws IOException {
        List<SocketChannel> silent = new ArrayList<>();
        try (AdminSocket socket = open(1)) {
            for (int i = 0; i < 20; i++) {
                silent.add(SocketChannel.open(UnixDomainSocketAddress.of(socket.path())));
            }
        }
        for (SocketChannel client : silent) {
            assertThat(hasHungUp(client)).isTrue();
            client.close();
        }
    }

    /**
     * Whether the other end closed the connection, with a reset if it had not been accepted yet.
     */
    private static boolean hasHungUp(SocketChannel client) {
        try {
            return Lines.readAll(client).isEmpty();
        } catch (IOException reset) {
            return reset.getMessage().contains("reset");
        }
    }

    @Test
    void a_server_is_found_by_its_port_or_because_it_is_the_only_one() throws IOException {
        Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", folder.toString());
        Path own = RuntimeDirectory.open(environment).orElseThrow();
        assertThat(own).isEqualTo(folder.resolve("twinport"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rwx------");
        try (AdminSocket one = AdminSocket.open(own, 45_001, () -> new Answer(true, "one"))) {
            assertThat(Reload.ask(OptionalInt.of(45_001), environment).text()).isEqualTo("one");
            try (AdminSocket two = AdminSocket.open(own, 45_002, () -> new Answer(true, "two"))) {
                assertThat(Reload.ask(OptionalInt.of(45_002), environment).text()).isEqualTo("two");
                Answer unclear = Reload.ask(OptionalInt.empty(), environment);
                assertThat(unclear.success()).isFalse();
                assertThat(unclear.text())
                        .contains("several servers", "name one: --port 45001, --port 45002");
                assertThat(unclear.status()).isEqualTo(Answer.Status.SEVERAL_SERVERS);
            }
        }
        assertThat(Reload.ask(OptionalInt.of(45_001), environment).text())
                .startsWith("no server with port 45001 ");
    }

    private static void give(Path path, String user) throws IOException {
        UserPrincipal owner =
                path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
        Files.setOwner(path, owner);
    }

    private Path privateFolder(String name, String user) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
        give(made, user);
        return made;
    }

    @Test
    void root_finds_every_users_server_but_no_folder_or_socket_that_others_laid_there()
            throws IOException {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Path nobodys = privateFolder("twinport-nobody", "nobody");
        privateFolder("twinport-daemon", "nobody");
        Files.createSymbolicLink(folder.resolve("twinport-root"), nobodys);
        Path runtime = privateFolder("users/2", "bin");
        Path bins = privateFolder("users/2/twinport", "bin");
        privateFolder("users/3", "bin");
        privateFolder("users/3/twinport", "nobody");
        List<Path> folders = RuntimeDirectory.ofEverybody(folder, runtime.getParent());
        assertThat(folders).containsExactly(nobodys, bins);
        try (AdminSocket own = AdminSocket.open(nobodys, 45_003, () -> YES);
                AdminSocket foreign = AdminSocket.open(nobodys, 45_004, () -> YES)) {
            give(own.path(), "nobody");
            Files.createSymbolicLink(nobodys.resolve("twinport-45005.sock"), foreign.path());
            assertThat(Reload.askOneIn(folders, OptionalInt.empty())).isEqualTo(YES);
            for (int port : new int[] {45_004, 45_005}) {
                assertThat(Reload.askOneIn(folders, OptionalInt.of(port)).status())
                        .isEqualTo(Answer.Status.NO_SERVER);
            }
        }
    }

    @Test
    void what_another_server_says_writes_no_escapes_to_the_terminal() throws IOException {
        Answer evil = new Answer(true, "a\u001b[2Jb\nc\u0007");
        try (AdminSocket socket = AdminSocket.open(folder, 1, () -> evil)) {
            assertThat(Reload.ask(socket.path()).text()).isEqualTo("a?[2Jb\nc?");
        }
    }

    @Test
    void a_folder_is_left_as_soon_as_nobody_uses_it() throws IOException {
        Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", folder.toString());
        Path own = RuntimeDirectory.open(environment).orElseThrow();
        Path used = Files.createFile(own.resolve("used"));
        RuntimeDirectory.leave(own);
        assertThat(used).exists();
        Files.delete(used);
        RuntimeDirectory.leave(own);
        assertThat(own).doesNotExist();
    }

    @Test
    void a_folder_that_others_can_write_to_or_a_link_is_not_trusted() throws IOException {
        Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", folder.toString());
        Path own = folder.resolve("twinport");
        Files.createDirectory(own);
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(RuntimeDirectory.open(environment)).isNotEqualTo(Optional.of(own));
        Files.delete(own);
        Files.createSymbolicLink(own, Files.createDirectory(folder.resolve("elsewhere")));
        assertThat(RuntimeDirectory.open(environment)).isNotEqualTo(Optional.of(own));
    }
}
