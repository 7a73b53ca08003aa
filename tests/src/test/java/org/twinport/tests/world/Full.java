package org.twinport.tests.world;

/** Whether the whole cross products run ({@code -Dtwinport.full=true}) or a quick cut of them. */
public final class Full {

    /** Tests with this tag run in full mode only; the build leaves them out otherwise. */
    public static final String TAG = "full";

    private Full() {}

    public static boolean on() {
        return Boolean.getBoolean("twinport.full");
    }
}
