package org.twinport.client;

import org.twinport.client.Plan.Direction;
import org.twinport.client.Plan.Directory;
import org.twinport.client.Plan.Job;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.InvalidPathText;
import org.twinport.protocol.path.Name;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Walks trees and lists what has to be transferred; lives for one plan, on one thread. */
public final class Planner {

    /** Deeper trees are loops. */
    private static final int MAX_DEPTH = 100;

    private final Direction direction;
    private final List<Directory> directories = new ArrayList<>();
    private final List<Job> jobs = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    /**
     * @param direction which way the files of this plan go
     */
    public Planner(Direction direction) {
        this.direction = direction;
    }

    /** What was found so far. */
    public Plan plan() {
        return new Plan(direction, directories, jobs, skipped);
    }

    /** Adds one remote file. */
    public void downloadFile(RemotePath remote, Path local, long size) {
        jobs.add(new Job(local, remote, size));
    }

    /** Adds a remote tree, whose root becomes the local directory {@code local}. */
    public void downloadTree(FtpClient client, RemotePath remote, Path local) throws FtpException {
        downloadTree(client, remote, local, 0);
    }

    private void downloadTree(FtpClient client, RemotePath remote, Path local, int depth)
            throws FtpException {
        if (depth > MAX_DEPTH) {
            skipped.add(remote + ": more than " + MAX_DEPTH + " levels deep");
            return;
        }
        directories.add(new Directory(local, remote));
        // The listing is read to its end first: there is one data connection at a time.
        for (Entry entry : entries(client, remote)) {
            RemotePath path = remote.child(entry.name());
            Path target = local.resolve(LocalNames.of(entry.name()));
            switch (entry.kind()) {
                case FILE -> jobs.add(new Job(target, path, entry.size()));
                case DIRECTORY -> downloadTree(client, path, target, depth + 1);
                case SYMLINK -> skipped.add(path + ": a link");
                case OTHER -> skipped.add(path + ": neither file nor directory");
            }
        }
    }

    private static List<Entry> entries(FtpClient client, RemotePath directory) throws FtpException {
        try (Stream<Entry> entries = client.list(directory)) {
            return entries.toList();
        } catch (UncheckedIOException broken) {
            if (broken.getCause() instanceof FtpException known) {
                throw known;
            }
            throw broken;
        }
    }

    /** Adds one local file. */
    public void uploadFile(Path local, RemotePath remote) throws FtpException {
        try {
            jobs.add(new Job(local, remote, Files.size(local)));
        } catch (IOException unreadable) {
            throw FtpClient.localFailure(local, unreadable);
        }
    }

    /** Adds a local tree, whose root becomes the remote directory {@code remote}. */
    public void uploadTree(Path local, RemotePath remote) throws FtpException {
        directories.add(new Directory(local, remote));
        try (DirectoryStream<Path> children = Files.newDirectoryStream(local)) {
            for (Path child : children) {
                uploadChild(child, remote);
            }
        } catch (FtpException known) {
            throw known;
        } catch (IOException unreadable) {
            throw FtpClient.localFailure(local, unreadable);
        }
    }

    private void uploadChild(Path child, RemotePath directory) throws FtpException {
        Name name;
        try {
            name = LocalNames.nameOf(child);
        } catch (InvalidPathText unfit) {
            // FTP has no way to write a line break in a name.
            skipped.add(child + ": " + unfit.getMessage());
            return;
        }
        uploadEntry(child, directory.child(name));
    }

    private void uploadEntry(Path child, RemotePath remote) throws FtpException {
        if (Files.isSymbolicLink(child) && Files.isDirectory(child)) {
            skipped.add(child + ": a link to a directory");
        } else if (Files.isDirectory(child)) {
            uploadTree(child, remote);
        } else if (Files.isRegularFile(child)) {
            uploadFile(child, remote);
        } else {
            skipped.add(child + ": neither file nor directory");
        }
    }
}
