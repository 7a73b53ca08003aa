package org.twinport.daemon.preflight.host;

import org.twinport.daemon.preflight.host.HostFacts.Folder;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Looks at folders and the disks that they are on; stateless. */
final class FolderLook {

    private FolderLook() {}

    static Map<Path, Folder> seen(Plan plan) {
        Map<Path, Folder> all = new HashMap<>();
        plan.homes().forEach(home -> all.put(home.folder(), folder(home.folder())));
        return all;
    }

    private static Folder folder(Path path) {
        boolean exists = Files.isDirectory(path);
        boolean readable = Files.isReadable(path) && Files.isExecutable(path);
        boolean writable = Files.isWritable(path) && Files.isExecutable(path);
        try {
            FileStore store = Files.getFileStore(path);
            return new Folder(
                    exists,
                    readable,
                    writable,
                    Fact.of(store.getUsableSpace()),
                    store.isReadOnly());
        } catch (IOException e) {
            return new Folder(exists, readable, writable, Fact.unknown(String.valueOf(e)), false);
        }
    }
}
