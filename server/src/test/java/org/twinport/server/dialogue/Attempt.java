package org.twinport.server.dialogue;

import org.twinport.protocol.command.Command;
import org.twinport.protocol.command.CommandParser;
import org.twinport.protocol.reply.Reply;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;

import java.nio.charset.StandardCharsets;

/** Says one line and whatever belongs to it: RNFR before RNTO, a data connection, its bytes. */
final class Attempt {

    private Attempt() {}

    /** The final reply. */
    static Reply of(Dialogue dialogue, String line) {
        return switch (CommandParser.parse(line)) {
            case Command.Rnto _ -> {
                dialogue.ask("RNFR dir/file.txt", 350);
                yield said(dialogue, line);
            }
            case Command.Stor _, Command.Stou _, Command.Appe _ -> upload(dialogue, line);
            case Command.Retr _, Command.List _, Command.Nlst _, Command.Mlsd _ ->
                    download(dialogue, line);
            default -> said(dialogue, line);
        };
    }

    private static Reply said(Dialogue dialogue, String line) {
        dialogue.send(line);
        return dialogue.reply();
    }

    private static Reply upload(Dialogue dialogue, String line) {
        Reply first;
        try (DataSocket data = dialogue.pasv()) {
            first = said(dialogue, line);
            if (first.isPreliminary()) {
                data.write("new\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        return first.isPreliminary() ? dialogue.reply() : first;
    }

    private static Reply download(Dialogue dialogue, String line) {
        try (DataSocket data = dialogue.pasv()) {
            Reply first = said(dialogue, line);
            if (!first.isPreliminary()) {
                return first;
            }
            byte[] _ = data.readAll();
            return dialogue.reply();
        }
    }
}
