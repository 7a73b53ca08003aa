package org.twinport.client;

import java.nio.file.Path;
import java.util.List;

/**
 * What a transfer of many files consists of, before the first byte moves.
 *
 * @param direction which way files go
 * @param directories to be made first, parents before children; local ones for a download, remote
 *     ones for an upload
 * @param jobs one per file
 * @param skipped what is left out, with the reason
 */
public record Plan(
        Direction direction, List<Directory> directories, List<Job> jobs, List<String> skipped) {

    /** A directory that has to exist on the receiving side. */
    public record Directory(Path local, RemotePath remote) {}

    /**
     * One file.
     *
     * @param size in bytes, -1 if unknown
     */
    public record Job(Path local, RemotePath remote, long size) {

        /** What a download is called until it is complete. */
        public Path part() {
            return local.resolveSibling(LocalNames.partOf(local));
        }
    }

    /** Which way files go. */
    public enum Direction {
        DOWNLOAD,
        UPLOAD
    }

    public Plan {
        directories = List.copyOf(directories);
        jobs = List.copyOf(jobs);
        skipped = List.copyOf(skipped);
    }

    /** The bytes of all files whose size is known. */
    public long totalBytes() {
        return jobs.stream().mapToLong(job -> Math.max(0, job.size())).sum();
    }
}
