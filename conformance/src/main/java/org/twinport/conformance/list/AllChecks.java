package org.twinport.conformance.list;

import org.twinport.conformance.check.Check;

import java.util.List;
import java.util.stream.Stream;

/** Every check there is, in the order in which they run; a constant. */
public final class AllChecks {

    private static final List<Check> CHECKS =
            Stream.of(
                            ReplyChecks.CHECKS,
                            LoginChecks.CHECKS,
                            FeatureChecks.CHECKS,
                            ParameterChecks.CHECKS,
                            DirectoryChecks.CHECKS,
                            PassiveChecks.CHECKS,
                            ActiveChecks.CHECKS,
                            TransferChecks.CHECKS,
                            RestartChecks.CHECKS,
                            InterruptChecks.CHECKS,
                            ListingChecks.CHECKS,
                            FactChecks.CHECKS,
                            ChangeChecks.CHECKS,
                            NameChecks.CHECKS,
                            LineChecks.CHECKS,
                            HostChecks.CHECKS,
                            TlsChecks.CHECKS)
                    .flatMap(List::stream)
                    .toList();

    private AllChecks() {}

    /** The checks, immutable. */
    public static List<Check> list() {
        return CHECKS;
    }
}
