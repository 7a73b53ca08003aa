package org.twinport.protocol.reply;

/** The reply codes this project sends, with what the RFCs mean by them. */
public enum ReplyCode {
    OPENING_DATA(150, "File status okay; about to open data connection"),
    OKAY(200, "Command okay"),
    SUPERFLUOUS(202, "Command not implemented, superfluous at this site"),
    STATUS(211, "System status, or system help reply"),
    FILE_STATUS(213, "File status"),
    HELP(214, "Help message"),
    SYSTEM_TYPE(215, "NAME system type"),
    SERVICE_READY(220, "Service ready for new user"),
    GOODBYE(221, "Service closing control connection"),
    NO_TRANSFER(225, "Data connection open; no transfer in progress"),
    CLOSING_DATA(226, "Closing data connection; requested file action successful"),
    ENTERING_PASSIVE(227, "Entering Passive Mode (h1,h2,h3,h4,p1,p2)"),
    ENTERING_EXTENDED_PASSIVE(229, "Entering Extended Passive Mode (|||port|), RFC 2428"),
    LOGGED_IN(230, "User logged in, proceed"),
    LOGGED_IN_BY_SECURITY(232, "User logged in, authorized by security data exchange (RFC 2228)"),
    SECURITY_EXCHANGE(234, "Security data exchange complete (RFC 2228)"),
    FILE_ACTION_OKAY(250, "Requested file action okay, completed"),
    HASH_OF_FILE(251, "Hash of the file (draft-twine-ftpmd5)"),
    PATHNAME(257, "\"PATHNAME\" created, or the working directory"),
    NEED_PASSWORD(331, "User name okay, need password"),
    PENDING(350, "Requested file action pending further information"),
    SERVICE_UNAVAILABLE(421, "Service not available, closing control connection"),
    NO_DATA_CONNECTION(425, "Can't open data connection"),
    TRANSFER_ABORTED(426, "Connection closed; transfer aborted"),
    FILE_BUSY(450, "Requested file action not taken: file busy"),
    LOCAL_ERROR(451, "Requested action aborted: local error in processing"),
    NO_SPACE(452, "Requested action not taken: insufficient storage space"),
    UNKNOWN_COMMAND(500, "Syntax error, command unrecognized"),
    BAD_ARGUMENT(501, "Syntax error in parameters or arguments"),
    NOT_IMPLEMENTED(502, "Command not implemented"),
    BAD_SEQUENCE(503, "Bad sequence of commands"),
    PARAMETER_NOT_IMPLEMENTED(504, "Command not implemented for that parameter"),
    PROTECTION_MISSING(521, "Data connection cannot be opened with this PROT setting (RFC 4217)"),
    FAMILY_NOT_SUPPORTED(522, "Network protocol not supported (RFC 2428)"),
    TLS_FAILED(522, "TLS negotiation failed on the data connection (RFC 4217)"),
    NOT_LOGGED_IN(530, "Not logged in"),
    POLICY_REFUSES(534, "Request denied for policy reasons (RFC 2228)"),
    PROTECTION_NOT_SUPPORTED(536, "Requested PROT level not supported by mechanism (RFC 2228)"),
    UNAVAILABLE(550, "Requested action not taken: file unavailable"),
    QUOTA(552, "Requested file action aborted: exceeded storage allocation"),
    NAME_NOT_ALLOWED(553, "Requested action not taken: file name not allowed"),
    BAD_RESTART(554, "Requested action not taken: invalid REST parameter (RFC 3659)");

    private final int number;
    private final String meaning;

    ReplyCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The three digits. */
    public int number() {
        return number;
    }

    /** What the RFC says the code stands for. */
    public String meaning() {
        return meaning;
    }
}
