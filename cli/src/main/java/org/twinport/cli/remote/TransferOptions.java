package org.twinport.cli.remote;

import org.twinport.client.AfterTransfer;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How to transfer: the options of get and put. */
public final class TransferOptions {

    /** More than servers let one address have, and than helps. */
    private static final int MOST_PARALLEL = 64;

    private static final int MOST_RETRIES = 1_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-r", "--recursive"},
            description = "Transfer directories with all that is in them.")
    private boolean recursive;

    @Option(
            names = "--resume",
            description = "Go on where an earlier run ended; leave complete files alone.")
    private boolean resume;

    @Option(
            names = "--retries",
            paramLabel = "N",
            defaultValue = "2",
            description = "Try a failed file again so often. Default: ${DEFAULT-VALUE}.")
    private int retries;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "4",
            description = "So many connections at once. Default: ${DEFAULT-VALUE}.")
    private int parallel;

    @Option(
            names = "--verify",
            description =
                    "Compare each file with that on the server: by SHA-256, SHA-1, MD5 or CRC32 where the server computes one, else by size. What differs is transferred again, and is a failure in the end.")
    private boolean verify;

    @Option(
            names = "--keep-times",
            description =
                    "Give stored files the time of the local ones, where the server can. Fetched files have the server's in any case.")
    private boolean keepTimes;

    /** What is done with each file that is complete. */
    public AfterTransfer after() {
        return new AfterTransfer(keepTimes, verify);
    }

    public boolean recursive() {
        return recursive;
    }

    public boolean resume() {
        return resume;
    }

    public int retries() {
        return within("--retries", retries, 0, MOST_RETRIES);
    }

    public int parallel() {
        return within("--parallel", parallel, 1, MOST_PARALLEL);
    }

    private int within(String option, int number, int least, int most) {
        if (number < least || number > most) {
            throw new ParameterException(
                    command.commandLine(),
                    "%s takes a number from %d to %d".formatted(option, least, most));
        }
        return number;
    }
}
