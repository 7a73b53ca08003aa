package org.twinport.doctor.report;

import org.twinport.diagnosis.remedy.Fix;
import org.twinport.diagnosis.remedy.Product;
import org.twinport.diagnosis.remedy.Remedies;
import org.twinport.diagnosis.remedy.Remedy;
import org.twinport.doctor.Report;
import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.verdict.Diagnosis;
import org.twinport.protocol.endpoint.HostPort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to do about a cause in this very case: the server's product, its ports and addresses; pure.
 */
public final class Prescriptions {

    /** Above the ports that Linux takes for connections of its own. */
    private static final int FIRST = 61_000;

    private static final int LAST = 61_999;
    private static final int WIDE = 400;
    private static final int STEP = 100;

    private Prescriptions() {}

    /** The remedies of a cause, each for the products that may be involved here. */
    public static List<Prescription> of(Report report, Diagnosis diagnosis) {
        Map<String, String> values = values(report);
        Optional<Product> server = Servers.of(report.facts());
        List<Prescription> all = new ArrayList<>();
        for (Remedy remedy : Remedies.of(diagnosis.cause())) {
            List<Product> products =
                    remedy.products().stream().filter(p -> isInvolved(p, server)).toList();
            if (products.isEmpty()) {
                all.add(new Prescription(remedy, Optional.empty(), "", List.of(), "", false));
            }
            for (Product product : products) {
                Fix fix = remedy.fix(product).orElseThrow();
                all.add(
                        new Prescription(
                                remedy,
                                Optional.of(product),
                                fix.where(),
                                fix.lines(values),
                                fix.note(),
                                fix.isProved()));
            }
        }
        return all;
    }

    private static boolean isInvolved(Product product, Optional<Product> server) {
        return product.kind() != Product.Kind.SERVER || server.isEmpty() || server.get() == product;
    }

    private static Map<String, String> values(Report report) {
        Facts facts = report.facts();
        Map<String, String> values = new HashMap<>();
        values.put("host", report.question().host());
        values.put("port", String.valueOf(report.question().port()));
        report.question().login().ifPresent(l -> values.put("user", l.user()));
        facts.server()
                .ifPresent(s -> {
                    values.put("address", HostPort.literal(s.getAddress()));
                    values.put("server", HostPort.literal(s.getAddress()));
                });
        facts.local().ifPresent(l -> values.put("client", HostPort.literal(l.getAddress())));
        range(facts, values);
        return values;
    }

    /**
     * A range that holds every port that was seen; the same in the lines for the server and in
     * those for the firewalls, so that they fit each other whatever the server had before.
     */
    private static void range(Facts facts, Map<String, String> values) {
        IntSummaryStatistics seen =
                facts.passive().stream()
                        .flatMap(t -> t.announced().stream())
                        .mapToInt(a -> a.getPort())
                        .summaryStatistics();
        int first = FIRST;
        int last = LAST;
        boolean isRange = seen.getCount() > 0 && seen.getMax() - seen.getMin() <= WIDE;
        if (isRange && seen.getMin() > 1023 + STEP) {
            first = seen.getMin() / STEP * STEP;
            last = Math.min(65_535, (seen.getMax() / STEP + 1) * STEP);
        }
        values.put("range_first", String.valueOf(first));
        values.put("range_last", String.valueOf(last));
    }
}
