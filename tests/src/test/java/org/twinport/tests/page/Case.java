package org.twinport.tests.page;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.remedy.Remedies;
import org.twinport.diagnosis.remedy.Remedy;

import java.util.List;
import java.util.Locale;

/**
 * One case of the page, as people meet it; a value.
 *
 * @param symptoms who says what, such as {@code curl: (7) Failed to connect}
 * @param why what happens, in some sentences
 * @param causes that it may be, the usual one first
 */
record Case(String title, List<String> symptoms, String why, List<Cause> causes) {

    /** What the page's own links call it: as GitHub makes it from the heading. */
    String anchor() {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }

    List<Remedy> remedies() {
        return causes.stream().flatMap(cause -> Remedies.of(cause).stream()).distinct().toList();
    }
}
