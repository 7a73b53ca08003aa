package org.twinport.cli;

import picocli.CommandLine;

import java.util.function.Supplier;
import java.util.stream.Stream;

/** The commands of {@code twinport} in the order of the help, each made when it is asked for. */
enum OwnCommand {
    SERVE("serve", ServeCommand::new),
    RELOAD("reload", ReloadCommand::new),
    HASH_PASSWORD("hash-password", HashPasswordCommand::new),
    LS("ls", ListCommand::new),
    CAT("cat", CatCommand::new),
    GET("get", GetCommand::new),
    PUT("put", PutCommand::new),
    STAT("stat", StatCommand::new),
    MKDIR("mkdir", MakeDirectoryCommand::new),
    RM("rm", RemoveCommand::new),
    MV("mv", MoveCommand::new),
    DOCTOR("doctor", DoctorCommand::new),
    CONFORMANCE("conformance", ConformanceCommand::new);

    private final String word;
    private final Supplier<Object> maker;

    OwnCommand(String word, Supplier<Object> maker) {
        this.word = word;
        this.maker = maker;
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
