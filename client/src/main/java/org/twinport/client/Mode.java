package org.twinport.client;

/** Which ways to a data connection may be tried. */
public enum Mode {
    /** EPSV, then PASV, then active: the first that works. */
    AUTO,
    /** EPSV, then PASV. */
    PASSIVE,
    /** PASV alone, as old clients do. */
    PASV,
    /** PORT or EPRT alone. */
    ACTIVE
}
