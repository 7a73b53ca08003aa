package org.twinport.cli.show;

import org.twinport.client.tls.CertificateRefusal;
import org.twinport.client.tls.CertificateRefusal.Fact;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A certificate that was refused, for people: one fact per line, and what to do; pure. */
public final class RefusedCertificate {

    /** A fingerprint has 95 characters; a terminal may have 80 columns. */
    private static final int HALF = 16 * 3;

    private RefusedCertificate() {}

    public static List<String> lines(CertificateRefusal refusal) {
        List<String> lines = new ArrayList<>();
        refusal.facts().forEach(fact -> lines.addAll(lines(fact)));
        lines.addAll(nextStep(refusal));
        return lines;
    }

    private static List<String> lines(Fact fact) {
        List<String> parts =
                fact.value().matches("(?:[0-9A-F]{2}:){31}[0-9A-F]{2}")
                        ? List.of(fact.value().substring(0, HALF), fact.value().substring(HALF))
                        : List.of(fact.value());
        String first = "%-8s %s".formatted(fact.name(), parts.getFirst());
        return Stream.concat(
                        Stream.of(first), parts.stream().skip(1).map(part -> " ".repeat(9) + part))
                .toList();
    }

    /** In one piece each, to be copied. */
    private static List<String> nextStep(CertificateRefusal refusal) {
        List<String> lines = new ArrayList<>();
        lines.add("If it is the right one (ask whoever runs the server), accept it and no other:");
        lines.add("  --tls-fingerprint " + refusal.fingerprint());
        if (refusal.remembered().isPresent()) {
            lines.add(
                    "or delete %s and connect again."
                            .formatted(refusal.remembered().get().place()));
        } else if (refusal.wantsOnlyAuthority()) {
            lines.add("or believe the authority that has signed it: --tls-ca FILE");
        }
        return lines;
    }
}
