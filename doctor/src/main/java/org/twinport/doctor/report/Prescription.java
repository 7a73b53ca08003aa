package org.twinport.doctor.report;

import org.twinport.diagnosis.remedy.Product;
import org.twinport.diagnosis.remedy.Remedy;

import java.util.List;
import java.util.Optional;

/**
 * One thing to do, for one product or for any.
 *
 * @param remedy what to do
 * @param product for which; empty if there is nothing more to say than the remedy's sentence
 * @param where the lines belong
 * @param lines to paste, or steps
 * @param note what else to know, or an empty string
 * @param proved whether a test has seen these lines cure
 */
public record Prescription(
        Remedy remedy,
        Optional<Product> product,
        String where,
        List<String> lines,
        String note,
        boolean proved) {

    public Prescription {
        lines = List.copyOf(lines);
    }
}
