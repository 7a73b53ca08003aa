package org.twinport.testkit.peer;

import java.io.IOException;
import java.util.List;

/** Knows how one server is configured and started; stateless. */
interface Recipe {

    /** Writes its configuration into the kitchen's folder and tells the command line. */
    List<String> prepare(Kitchen kitchen) throws IOException;
}
