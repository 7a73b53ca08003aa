package org.twinport.storage.local;

import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Listing;
import org.twinport.storage.Sink;
import org.twinport.storage.Source;
import org.twinport.storage.Storage;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.WriteMode;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

/**
 * A directory of this machine as one user's storage; used by many threads.
 *
 * <p>Nothing leads out of the root: no name, no link, no race. Links that stay inside are followed.
 * Names that begin with {@code .twinport-} do not exist for users. Names with a line break are left
 * out of listings. The root has no name; its entry is called "root".
 */
public final class LocalStorage implements Storage {
    private static final Name ROOT_NAME = new Name("root");

    private final Tree tree;
    private final Entries entries;
    private final Parts parts;
    private final Sweeper sweeper;
    private final Uploads uploads;
    private final NewDirectories newDirectories;
    private final Removal removal;

    /** A storage that shares its folder with no other storage of this process. */
    public LocalStorage(Path root, LocalRules rules) throws StorageException {
        this(root, rules, new UploadsInProgress());
    }

    /**
     * A storage among others.
     *
     * @param root an existing directory, or a link to one
     * @param inProgress the same object for all storages of this process
     * @throws StorageException if the root cannot be used, or the rules name an unknown group
     */
    public LocalStorage(Path root, LocalRules rules, UploadsInProgress inProgress)
            throws StorageException {
        this.tree = new Tree(Failures.translated(root, "root", root::toRealPath));
        this.entries = new Entries(tree.names(), new Owners());
        HiddenNames hidden = new HiddenNames(rules);
        HiddenFiles files = new HiddenFiles(inProgress);
        Ownership ownership = Ownership.of(rules);
        boolean resumable = rules.uploads() == UploadPolicy.RESUMABLE;
        this.parts = new Parts(hidden, files, resumable);
        this.sweeper = new Sweeper(hidden, files, inProgress, rules.keepParts());
        this.uploads =
                rules.uploads() == UploadPolicy.IN_PLACE
                        ? new InPlaceUploads(ownership, rules.fsync())
                        : new StagedUploads(hidden, files, parts, ownership, rules.fsync());
        this.newDirectories = new NewDirectories(tree, hidden, inProgress, ownership);
        this.removal = new Removal(parts, sweeper);
        translating(VirtualPath.ROOT, () -> tree.openRoot().close());
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.MODE);
    }

    @Override
    public Entry stat(VirtualPath path) throws StorageException {
        requireVisible(path, Reason.NOT_FOUND);
        Facts atOnce = tree.facts(path, entries.owners());
        if (atOnce != null) {
            return entries.entry(asked(path), atOnce, tree::root);
        }
        return Failures.translated(
                tree.root(),
                path,
                () -> {
                    try (Place place = tree.follow(path)) {
                        return stat(path, place);
                    }
                });
    }

    private static Name asked(VirtualPath path) {
        return path.isRoot() ? ROOT_NAME : path.name();
    }

    private Entry stat(VirtualPath path, Place place) throws IOException {
        Name asked = asked(path);
        if (place.facts() != null) {
            Facts found = place.whole(entries.owners());
            return entries.entry(asked, found, place::path);
        }
        Facts part = parts.facts(place.directory(), place.requiredName());
        if (part == null) {
            throw new StorageException(Reason.NOT_FOUND, "nothing is at " + place.path());
        }
        return Entry.of(asked, Entry.Kind.FILE, part.size()).modifiedAt(part.modified());
    }

    @Override
    public Listing list(VirtualPath directory) throws StorageException {
        requireVisible(directory, Reason.NOT_FOUND);
        return Failures.translated(
                tree.root(),
                directory,
                () -> new LocalListing(tree.open(directory), sweeper, entries));
    }

    @Override
    public Source read(VirtualPath file, long offset) throws StorageException {
        requireVisible(file, Reason.NOT_FOUND);
        Source atOnce = tree.source(file, offset);
        if (atOnce != null) {
            return atOnce;
        }
        return Failures.translated(
                tree.root(),
                file,
                () -> {
                    try (Place place = tree.follow(file)) {
                        return read(place, offset);
                    }
                });
    }

    private static Source read(Place place, long offset) throws IOException {
        place.requiredFile();
        FileChannel channel = place.directory().readable(place.requiredName());
        try {
            long size = channel.size();
            if (offset < 0 || offset > size) {
                throw new StorageException(Reason.BAD_OFFSET, offset + " beyond " + place.path());
            }
            return new LocalSource(place.path(), channel, size, offset);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public Sink write(VirtualPath file, WriteMode mode) throws StorageException {
        requireVisible(file, Reason.BAD_NAME);
        return Failures.translated(tree.root(), file, () -> open(file, mode));
    }

    private Sink open(VirtualPath file, WriteMode mode) throws IOException {
        Place place = tree.follow(file);
        try {
            if (place.name() == null) {
                throw new StorageException(Reason.NOT_A_FILE, "the root is a directory");
            }
            sweeper.sweepIfDue(place.directory());
            return uploads.open(place, file, mode);
        } catch (IOException | RuntimeException e) {
            place.close();
            throw e;
        }
    }

    @Override
    public Sink writeUnique(VirtualPath wish) throws StorageException {
        requireVisible(wish, Reason.BAD_NAME);
        return Failures.translated(
                tree.root(), wish, () -> new UniqueNames(tree, uploads, sweeper).open(wish));
    }

    @Override
    public void makeDirectory(VirtualPath directory) throws StorageException {
        requireVisible(directory, Reason.BAD_NAME);
        atPlace(directory, newDirectories::make);
    }

    @Override
    public void removeDirectory(VirtualPath directory) throws StorageException {
        requireVisible(directory, Reason.NOT_FOUND);
        atPlace(directory, removal::deleteDirectory);
    }

    @Override
    public void delete(VirtualPath file) throws StorageException {
        requireVisible(file, Reason.NOT_FOUND);
        atPlace(file, removal::deleteFile);
    }

    @Override
    public void rename(VirtualPath from, VirtualPath to) throws StorageException {
        requireVisible(from, Reason.NOT_FOUND);
        requireVisible(to, Reason.BAD_NAME);
        if (from.contains(to) && !from.equals(to) && !from.isRoot()) {
            throw new StorageException(Reason.BAD_NAME, from + " into itself");
        }
        translating(
                from,
                () -> {
                    try (Place source = tree.locate(from);
                            Place target = tree.locate(to)) {
                        Renaming.rename(source, target);
                    }
                });
    }

    @Override
    public void setModified(VirtualPath path, Instant time) throws StorageException {
        requireVisible(path, Reason.NOT_FOUND);
        translating(
                path,
                () -> {
                    try (Place place = tree.follow(path)) {
                        place.changes().setModified(time);
                    }
                });
    }

    @Override
    public void setCreated(VirtualPath path, Instant time) throws StorageException {
        throw new StorageException(
                Reason.UNSUPPORTED, "Unix has no call that sets the time of creation");
    }

    @Override
    public void setMode(VirtualPath path, int mode) throws StorageException {
        if (mode < 0 || mode > 0777) {
            throw new IllegalArgumentException("a mode is 0 to 0777");
        }
        requireVisible(path, Reason.NOT_FOUND);
        translating(
                path,
                () -> {
                    try (Place place = tree.follow(path)) {
                        boolean _ = place.changes().setMode(mode);
                    }
                });
    }

    /**
     * Walks the whole tree and removes what a killed process of this server has left and what can
     * no longer be resumed; for the start of a server. Takes as long as it takes to read all
     * directories; never touches what is in use.
     */
    public void sweep() throws StorageException {
        translating(
                VirtualPath.ROOT,
                () -> {
                    try (Directory root = tree.openRoot()) {
                        sweeper.sweepTree(root);
                    }
                });
    }

    private static void requireVisible(VirtualPath path, Reason otherwise) throws StorageException {
        for (Name name : path.names()) {
            if (HiddenNames.isReserved(name)) {
                throw new StorageException(otherwise, "a reserved name: " + path);
            }
        }
    }

    /** Something that is done at a place, a link there not followed. */
    @FunctionalInterface
    private interface PlaceAction {
        void at(Place place) throws IOException;
    }

    private void atPlace(VirtualPath path, PlaceAction action) throws StorageException {
        translating(
                path,
                () -> {
                    try (Place place = tree.locate(path)) {
                        action.at(place);
                    }
                });
    }

    private void translating(VirtualPath path, Failures.Action action) throws StorageException {
        Failures.translating(tree.root(), path, action);
    }
}
