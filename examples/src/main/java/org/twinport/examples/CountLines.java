package org.twinport.examples;

import org.twinport.client.ClientOptions;
import org.twinport.client.Credentials;
import org.twinport.client.FtpClient;
import org.twinport.client.RemotePath;
import org.twinport.protocol.listing.Entry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Reads remote files as streams: prints how many lines each file of a folder has. */
public final class CountLines {

    private CountLines() {}

    /**
     * The number of lines of all plain files in a folder. A file that was cut short is an
     * exception, not a smaller number.
     */
    public static long count(String host, int port, Credentials who, RemotePath folder)
            throws IOException {
        long total = 0;
        try (FtpClient ftp = FtpClient.connect(host, port, who, ClientOptions.DEFAULT)) {
            Entry[] files;
            try (Stream<Entry> entries = ftp.list(folder)) {
                files = entries.filter(Entry::isFile).toArray(Entry[]::new);
            }
            for (Entry file : files) {
                try (BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        ftp.read(folder.child(file.name()), 0),
                                        StandardCharsets.UTF_8))) {
                    long count = lines.lines().count();
                    System.out.println(file.name() + ": " + count);
                    total += count;
                }
            }
        }
        return total;
    }

    /** Host, port, user, password, folder. */
    public static void main(String[] args) throws IOException {
        Credentials who = new Credentials(args[2], args[3]);
        System.out.println(
                count(args[0], Integer.parseInt(args[1]), who, RemotePath.of(args[4])) + " lines");
    }
}
