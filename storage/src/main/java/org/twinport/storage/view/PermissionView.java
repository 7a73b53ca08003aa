package org.twinport.storage.view;

import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Listing;
import org.twinport.storage.Sink;
import org.twinport.storage.Source;
import org.twinport.storage.Storage;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.WriteMode;

import java.time.Instant;
import java.util.Set;

/**
 * A storage in which only what the permissions allow can be done; used by many threads. A refusal
 * is DENIED and comes before the storage behind is asked anything.
 *
 * <p>The entries of a directory that may be listed are all shown, also those with which nothing may
 * be done. Rules are about paths: a link that the administrator laid from one place to another
 * opens the other place with the rights of the first.
 */
public final class PermissionView implements Storage {
    private final Storage storage;
    private final Permissions permissions;

    public PermissionView(Storage storage, Permissions permissions) {
        this.storage = storage;
        this.permissions = permissions;
    }

    /** What this view allows. */
    public Permissions permissions() {
        return permissions;
    }

    @Override
    public Set<Capability> capabilities() {
        return storage.capabilities();
    }

    @Override
    public Entry stat(VirtualPath path) throws StorageException {
        if (permissions.reveals(path)) {
            return storage.stat(path);
        }
        if (!permissions.allows(Permission.WRITE, path)) {
            throw denied("stat", path);
        }
        return statForUpload(path);
    }

    /**
     * Who may only upload has to enter the directories (a camera makes one for every day) and to
     * learn how far an own unfinished upload got; which files are there stays hidden, also by how
     * the refusal looks.
     */
    private Entry statForUpload(VirtualPath path) throws StorageException {
        Entry entry;
        try {
            entry = storage.stat(path);
        } catch (StorageException e) {
            throw e.reason() == Reason.NOT_FOUND ? denied("stat", path) : e;
        }
        if (entry.isDirectory() || !exists(path)) {
            return entry;
        }
        throw denied("stat", path);
    }

    @Override
    public Listing list(VirtualPath directory) throws StorageException {
        require(Permission.LIST, directory);
        return storage.list(directory);
    }

    @Override
    public Source read(VirtualPath file, long offset) throws StorageException {
        require(Permission.READ, file);
        return storage.read(file, offset);
    }

    @Override
    public Sink write(VirtualPath file, WriteMode mode) throws StorageException {
        boolean create = permissions.allows(Permission.WRITE, file);
        boolean overwrite = permissions.allows(Permission.OVERWRITE, file);
        if (!create && !overwrite) {
            throw denied("write", file);
        }
        if (create && overwrite) {
            return storage.write(file, mode);
        }
        if (exists(file) != overwrite) {
            throw denied(overwrite ? "create" : "overwrite", file);
        }
        Sink sink = storage.write(file, mode);
        return create ? new NewFileSink(sink) : sink;
    }

    @Override
    public Sink writeUnique(VirtualPath wish) throws StorageException {
        require(Permission.WRITE, wish);
        return storage.writeUnique(wish);
    }

    @Override
    public void makeDirectory(VirtualPath directory) throws StorageException {
        require(Permission.MKDIR, directory);
        storage.makeDirectory(directory);
    }

    @Override
    public void removeDirectory(VirtualPath directory) throws StorageException {
        require(Permission.RMDIR, directory);
        storage.removeDirectory(directory);
    }

    @Override
    public void delete(VirtualPath file) throws StorageException {
        require(Permission.DELETE, file);
        storage.delete(file);
    }

    @Override
    public void rename(VirtualPath from, VirtualPath to) throws StorageException {
        require(Permission.RENAME, from);
        require(Permission.RENAME, to);
        if (permissions.isFixed(from) || permissions.isFixed(to)) {
            throw denied("rename", from);
        }
        if (!permissions.allows(Permission.OVERWRITE, to) && !from.equals(to) && exists(to)) {
            throw denied("overwrite", to);
        }
        storage.rename(from, to);
    }

    @Override
    public void setModified(VirtualPath path, Instant time) throws StorageException {
        require(Permission.ATTRIBUTES, path);
        storage.setModified(path, time);
    }

    @Override
    public void setCreated(VirtualPath path, Instant time) throws StorageException {
        require(Permission.ATTRIBUTES, path);
        storage.setCreated(path, time);
    }

    @Override
    public void setMode(VirtualPath path, int mode) throws StorageException {
        require(Permission.ATTRIBUTES, path);
        storage.setMode(path, mode);
    }

    /**
     * Whether something complete has that name. {@link Storage#stat} cannot tell, as it also knows
     * unfinished uploads; those cannot be opened for reading.
     */
    private boolean exists(VirtualPath path) throws StorageException {
        try (Source _ = storage.read(path, 0)) {
            return true;
        } catch (StorageException e) {
            return e.reason() != Reason.NOT_FOUND;
        }
    }

    private void require(Permission permission, VirtualPath path) throws StorageException {
        if (!permissions.allows(permission, path)) {
            throw denied(permission.name(), path);
        }
    }

    private static StorageException denied(String what, VirtualPath path) {
        return new StorageException(Reason.DENIED, "no permission: " + what + " " + path);
    }
}
