package org.twinport.cli.remote;

/** The exit codes, stable and documented in the README. */
public enum ExitCode {
    OK(0, "all done"),
    INTERNAL(1, "a defect in twinport itself"),
    USAGE(2, "wrong options or arguments"),
    NAME(3, "the host name has no address"),
    CONNECT(4, "no FTP server could be reached"),
    LOGIN(5, "user or password refused"),
    DATA_PATH(6, "no data connection could be opened"),
    NOT_FOUND(7, "no such file or directory on the server"),
    PERMISSION(8, "the server does not permit it"),
    TRANSFER(9, "a transfer broke off"),
    LOCAL_FILE(10, "a local file cannot be read or written"),
    CONNECTION_LOST(11, "the control connection broke"),
    SOME_FAILED(12, "some of several files failed"),
    CONFIGURATION(13, "the server's settings are wrong, in the file, a variable or an option"),
    START(14, "the server cannot start, or no server runs"),
    VERIFICATION(15, "a file differs from that on the server, or cannot be compared"),
    NOT_CONFORMANT(16, "the server breaks a MUST of an RFC"),
    TLS(17, "no TLS: the certificate is refused, or the server offers none"),
    HOST(18, "the server's host has an error that keeps clients out");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The number that the process ends with. */
    public int number() {
        return number;
    }

    /** What it means, in a few words. */
    public String meaning() {
        return meaning;
    }
}
