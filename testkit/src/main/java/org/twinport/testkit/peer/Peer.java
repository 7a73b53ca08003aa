package org.twinport.testkit.peer;

import java.util.Optional;

/** The FTP servers that can be started; values, for any thread. */
public enum Peer {
    VSFTPD("vsftpd", "usr/sbin/vsftpd", true, new VsftpdRecipe()),
    PROFTPD("proftpd-core", "usr/sbin/proftpd", true, new ProftpdRecipe()),
    PURE_FTPD("pure-ftpd", "usr/sbin/pure-ftpd", true, new PureFtpdRecipe()),
    PYFTPDLIB(
            "python3-pyftpdlib",
            "usr/lib/python3/dist-packages/pyftpdlib",
            false,
            new PyftpdlibRecipe());

    private final String debianPackage;
    private final String file;
    private final boolean needsRoot;
    private final Recipe recipe;

    Peer(String debianPackage, String file, boolean needsRoot, Recipe recipe) {
        this.debianPackage = debianPackage;
        this.file = file;
        this.needsRoot = needsRoot;
        this.recipe = recipe;
    }

    /** The Debian package it comes from. */
    public String debianPackage() {
        return debianPackage;
    }

    /** What it cannot do of the TLS that is wanted, in words; empty if it can do all. */
    public Optional<String> cannot(PeerTls tls) {
        return recipe.cannot(tls);
    }

    String file() {
        return file;
    }

    boolean needsRoot() {
        return needsRoot;
    }

    Recipe recipe() {
        return recipe;
    }
}
