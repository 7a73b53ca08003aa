package org.twinport.server.handler;

import static org.twinport.protocol.reply.ReplyCode.FILE_ACTION_OKAY;
import static org.twinport.protocol.reply.ReplyCode.FILE_STATUS;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.listing.FactLine;
import org.twinport.protocol.listing.Glob;
import org.twinport.protocol.listing.OctetLine;
import org.twinport.protocol.listing.UnixLine;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.protocol.reply.Reply;
import org.twinport.server.session.LoggedIn;
import org.twinport.server.session.Step;
import org.twinport.server.session.WireNames;
import org.twinport.storage.Listing;
import org.twinport.storage.StorageException;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** LIST, NLST, MLSD, MLST and STAT with a path, on the session's thread. */
public final class ListingHandler {

    /** STAT holds its whole answer in memory; longer directories are for LIST. */
    private static final int STAT_LINES = 10_000;

    private final DataExchange exchange;
    private final WireNames names;

    public ListingHandler(DataExchange exchange, WireNames names) {
        this.exchange = exchange;
        this.names = names;
    }

    /** Acts on one command of the family. */
    public Step handle(LoggedIn user, Command.Listing command) throws IOException {
        Instant now = Instant.now();
        return switch (command) {
            case Command.List(String path) ->
                    send(
                            user,
                            select(user, path),
                            (entry, line) -> UnixLine.write(entry, now, line));
            case Command.Nlst(String path) -> names(user, path);
            case Command.Mlsd(String path) -> facts(user, user.resolve(path));
            case Command.Mlst(String path) -> fact(user, user.resolve(path));
            case Command.StatPath(String path) -> status(user, path, now);
        };
    }

    /**
     * RFC 1123 section 4.1.2.7: what NLST returns can be used as it is in RETR, so the path that
     * was asked for stays in front.
     */
    private Step names(LoggedIn user, String path) throws IOException {
        int slash = path.lastIndexOf('/');
        boolean lastIsDirectory =
                !Glob.isPattern(path)
                        && !path.isEmpty()
                        && user.storage().stat(user.resolve(path)).isDirectory();
        String prefix =
                lastIsDirectory
                        ? (path.endsWith("/") ? path : path + "/")
                        : path.substring(0, slash + 1);
        String shown = prefix.equals("./") ? "" : prefix;
        return send(
                user,
                select(user, path),
                (entry, line) -> line.add(shown).add(entry.name().octets()));
    }

    private Step facts(LoggedIn user, VirtualPath directory) throws IOException {
        if (!user.storage().stat(directory).isDirectory()) {
            throw new StorageException(
                    StorageException.Reason.NOT_A_DIRECTORY, directory.toString());
        }
        ChildPerms perms = new ChildPerms(user.storage().permissions(), directory);
        BiConsumer<Entry, OctetLine> writer =
                (entry, line) ->
                        FactLine.write(
                                entry,
                                entry.name().octets(),
                                FactLine.typeOf(entry),
                                perms.of(entry),
                                user.facts(),
                                line);
        return send(user, new Selection(user.storage().list(directory), null), writer);
    }

    private static Step fact(LoggedIn user, VirtualPath path) throws StorageException {
        Entry entry = user.storage().stat(path);
        String type = path.equals(user.directory()) ? "cdir" : FactLine.typeOf(entry);
        String perm = PermFact.of(user.storage().permissions(), path, entry.isDirectory());
        String line = FactLine.write(entry, path.octets(), type, perm, user.facts());
        return new Step(user, Reply.of(FILE_ACTION_OKAY, List.of("Listing", " " + line, "End")));
    }

    private static Step status(LoggedIn user, String path, Instant now) throws StorageException {
        List<String> lines = new ArrayList<>();
        lines.add("Status:");
        try (Selection selection = select(user, path)) {
            Entry entry;
            while ((entry = selection.next()) != null && lines.size() < STAT_LINES) {
                lines.add(" " + UnixLine.write(entry, now));
            }
            if (entry != null) {
                lines.add(" there are more entries; LIST shows them all");
            }
        }
        lines.add("End of status");
        return new Step(user, Reply.of(FILE_STATUS, lines));
    }

    private Step send(LoggedIn user, Selection selection, BiConsumer<Entry, OctetLine> writer)
            throws IOException {
        try (selection) {
            ListingInput input =
                    new ListingInput(
                            selection,
                            (entry, line) -> {
                                writer.accept(entry, line);
                                names.toWire(line);
                            });
            return exchange.send(user.mode(), "Here comes the listing", pump -> pump.send(input))
                    .step(user);
        }
    }

    /**
     * What LIST and NLST are asked for: a directory, one entry, or the entries of a directory that
     * match a pattern.
     */
    private static Selection select(LoggedIn user, String path) throws StorageException {
        int slash = path.lastIndexOf('/');
        String last = path.substring(slash + 1);
        if (Glob.isPattern(last) && !exists(user, path)) {
            VirtualPath directory = user.resolve(slash < 0 ? "" : path.substring(0, slash + 1));
            return new Selection(user.storage().list(directory), Glob.of(last));
        }
        VirtualPath target = user.resolve(path);
        Entry entry = user.storage().stat(target);
        return entry.isDirectory()
                ? new Selection(user.storage().list(target), null)
                : new Selection(single(entry), null);
    }

    private static boolean exists(LoggedIn user, String path) throws StorageException {
        try {
            user.storage().stat(user.resolve(path));
            return true;
        } catch (StorageException e) {
            if (e.reason() == StorageException.Reason.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private static Listing single(Entry entry) {
        return new Listing() {
            private @Nullable Entry rest = entry;

            @Override
            public @Nullable Entry next() {
                Entry one = rest;
                rest = null;
                return one;
            }

            @Override
            public void close() {}
        };
    }
}
