package org.twinport.tests.world;

/** Whether the whole cross products run ({@code -Dtwinport.full=true}) or a quick cut of them. */
public final class Full {

    private Full() {}

    public static boolean on() {
        return Boolean.getBoolean("twinport.full");
    }
}
