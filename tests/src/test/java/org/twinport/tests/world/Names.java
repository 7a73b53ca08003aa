package org.twinport.tests.world;

import org.twinport.client.LocalNames;
import org.twinport.protocol.path.Name;

import java.nio.file.Path;

/** Names that break careless programs; local paths of them also work under {@code LANG=C}. */
public final class Names {
    /** Spaces, umlauts and what shells and URLs take for their own. */
    public static final String UMLAUTS = "Grüße aus Köln & 100 % #1.bin";

    /** A folder with a space and an umlaut. */
    public static final String FOLDER = "Ordner für Ä";

    private Names() {}

    /** The local path of {@code name} in {@code folder}, as UTF-8 bytes whatever the locale. */
    public static Path in(Path folder, String name) {
        return folder.resolve(LocalNames.of(Name.of(name)));
    }
}
