package org.twinport.daemon.preflight.check;

/** How bad something is, the worst first. */
public enum Severity {
    /** Clients will fail. */
    ERROR("Errors"),
    /** Some clients will fail, or all at some time. */
    WARNING("Warnings"),
    /** Nothing is wrong, or it cannot be known; worth reading when clients fail. */
    NOTE("Notes"),
    /** As it should be. */
    OK("In order");

    private final String heading;

    Severity(String heading) {
        this.heading = heading;
    }

    /** Over several findings. */
    public String heading() {
        return heading;
    }
}
