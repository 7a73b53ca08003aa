package org.twinport.diagnosis.remedy;

/** What a remedy is written for: a server, a client, a firewall or the host of one; a value. */
public enum Product {
    TWINPORT("Twinport", Kind.SERVER, "the file of --config, then: twinport reload"),
    VSFTPD("vsftpd", Kind.SERVER, "/etc/vsftpd.conf, then: systemctl restart vsftpd"),
    PROFTPD(
            "ProFTPD",
            Kind.SERVER,
            "/etc/proftpd/proftpd.conf, outside of sections, then: systemctl restart proftpd"),
    PURE_FTPD("Pure-FTPd", Kind.SERVER, "the options of pure-ftpd, then restart it"),
    PYFTPDLIB("pyftpdlib", Kind.SERVER, "the program, before the server starts"),
    IIS("IIS", Kind.SERVER, "IIS Manager"),
    FILEZILLA_SERVER("FileZilla Server", Kind.SERVER, "Server > Configure"),

    FILEZILLA("FileZilla", Kind.CLIENT, "Edit > Settings, or File > Site Manager"),
    WINSCP("WinSCP", Kind.CLIENT, "the login dialog"),
    WINDOWS_EXPLORER("Windows Explorer", Kind.CLIENT, "Control Panel > Internet Options"),
    FTP_EXE("ftp.exe of Windows", Kind.CLIENT, "the prompt ftp>"),
    CURL("curl", Kind.CLIENT, "its options"),
    LFTP("lftp", Kind.CLIENT, "~/.lftprc, or its prompt"),
    FTPLIB("ftplib (Python)", Kind.CLIENT, "the program"),
    COMMONS_NET("Apache Commons Net", Kind.CLIENT, "the program"),
    SPRING("Spring Integration", Kind.CLIENT, "the bean of the session factory"),
    CAMEL("Apache Camel", Kind.CLIENT, "the URI of the endpoint"),
    TWINPORT_CLIENT("Twinport's client", Kind.CLIENT, "its options"),

    NFT("nftables", Kind.GATEWAY, "/etc/nftables.conf, to keep it over a restart"),
    IPTABLES("iptables", Kind.GATEWAY, "iptables-save, to keep it over a restart"),
    FIREWALLD("firewalld", Kind.GATEWAY, "firewall-cmd"),
    UFW("ufw", Kind.GATEWAY, "ufw"),
    DOCKER("Docker", Kind.GATEWAY, "the options of docker run"),
    KUBERNETES("Kubernetes", Kind.GATEWAY, "the manifest of the pod"),
    CLOUD("AWS, Azure, Google Cloud", Kind.GATEWAY, "the cloud's console"),
    WINDOWS_FIREWALL("Windows Firewall", Kind.GATEWAY, "wf.msc"),

    SELINUX("SELinux", Kind.HOST, "setsebool"),
    SYSTEMD("Linux with systemd", Kind.HOST, "systemctl edit UNIT, then: systemctl restart UNIT");

    /** What sort of thing it is. */
    public enum Kind {
        /** An FTP server. */
        SERVER,
        /** A program or library that fetches and stores files. */
        CLIENT,
        /** Something between both, or in front of one, that lets packets through or not. */
        GATEWAY,
        /** A part of the system that a server runs on. */
        HOST
    }

    private final String label;
    private final Kind kind;
    private final String place;

    Product(String label, Kind kind, String place) {
        this.label = label;
        this.kind = kind;
        this.place = place;
    }

    /** Its name as people know it. */
    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    /** Where its settings stand, and what makes them count. */
    public String place() {
        return place;
    }
}
