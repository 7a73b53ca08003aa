package org.twinport.conformance.check;

/** Where requirements stand; values, in the order of reports. */
public enum Document {
    RFC959("RFC 959", "File Transfer Protocol"),
    RFC1123("RFC 1123", "Requirements for Internet hosts"),
    RFC2228("RFC 2228", "FTP security extensions"),
    RFC2389("RFC 2389", "Feature negotiation"),
    RFC2428("RFC 2428", "FTP for IPv6 and NATs"),
    RFC2577("RFC 2577", "FTP security considerations"),
    RFC2640("RFC 2640", "Internationalization of FTP"),
    RFC3659("RFC 3659", "Extensions to FTP"),
    RFC4217("RFC 4217", "Securing FTP with TLS"),
    RFC7151("RFC 7151", "HOST command for virtual hosts"),
    HASH_DRAFT("draft-bryan-ftpext-hash", "HASH command"),
    MFXX_DRAFT("draft-somers-ftp-mfxx", "MFMT, MFCT and MFF commands"),
    PRACTICE("common practice", "What clients have come to rely on");

    private final String label;
    private final String title;

    Document(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** How it is cited, such as {@code RFC 959}. */
    public String label() {
        return label;
    }

    /** What it is about. */
    public String title() {
        return title;
    }
}
