package org.twinport.cli;

import picocli.CommandLine;

import java.util.function.Supplier;
import java.util.stream.Stream;

/** The commands of {@code twinport} in the order of the help, each made when it is asked for. */
enum OwnCommand {
    SERVE("serve", ServeCommand::new),
    RELOAD("reload", ReloadCommand::new),
    HASH_PASSWORD("hash-password", HashPasswordCommand::new),
    LS("ls", ListCommand::new, true),
    CAT("cat", CatCommand::new, true),
    GET("get", GetCommand::new, true),
    PUT("put", PutCommand::new, true),
    STAT("stat", StatCommand::new, true),
    MKDIR("mkdir", MakeDirectoryCommand::new, true),
    RM("rm", RemoveCommand::new, true),
    MV("mv", MoveCommand::new, true),
    DOCTOR("doctor", DoctorCommand::new),
    CONFORMANCE("conformance", ConformanceCommand::new);

    private final String word;
    private final Supplier<Object> maker;
    private final boolean talksToServers;

    OwnCommand(String word, Supplier<Object> maker) {
        this(word, maker, false);
    }

    OwnCommand(String word, Supplier<Object> maker, boolean talksToServers) {
        this.word = word;
        this.maker = maker;
        this.talksToServers = talksToServers;
    }

    /** Whether it is a client's, and dials a server as soon as it can. */
    boolean talksToServers() {
        return talksToServers;
    }

    /** The command of this word; none, or one. */
    static Stream<OwnCommand> called(String word) {
        return Stream.of(values()).filter(each -> each.word.equals(word));
    }

    /** Makes it anew, without options. */
    void addTo(CommandLine line) {
        line.addSubcommand(word, maker.get());
    }
}
