package org.twinport.diagnosis.remedy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All fixes there are, by remedy and product; stateless, for any thread. */
final class Sheets {
    private static final Map<Remedy, Map<Product, Fix>> ALL = table();

    private Sheets() {}

    static Set<Product> products(Remedy remedy) {
        return Collections.unmodifiableSet(of(remedy).keySet());
    }

    static Optional<Fix> find(Remedy remedy, Product product) {
        return Optional.ofNullable(of(remedy).get(product));
    }

    private static Map<Product, Fix> of(Remedy remedy) {
        return ALL.getOrDefault(remedy, Map.of());
    }

    private static Map<Remedy, Map<Product, Fix>> table() {
        Map<Remedy, Map<Product, Fix>> table = new EnumMap<>(Remedy.class);
        for (Fix fix : fixes()) {
            Map<Product, Fix> byProduct =
                    table.computeIfAbsent(fix.remedy(), _ -> new EnumMap<>(Product.class));
            if (byProduct.put(fix.product(), fix) != null) {
                throw new IllegalStateException(fix.product() + " has two of " + fix.remedy());
            }
        }
        return table;
    }

    private static List<Fix> fixes() {
        return Stream.of(
                        TwinportSheets.all(),
                        VsftpdSheet.all(),
                        ProftpdSheet.all(),
                        PureFtpdSheet.all(),
                        PyftpdlibSheet.all(),
                        WindowsServerSheets.all(),
                        WindowClientSheets.all(),
                        WindowsOwnSheets.all(),
                        CommandClientSheets.all(),
                        LibrarySheets.all(),
                        NftSheet.all(),
                        LinuxFirewallSheets.all(),
                        CloudSheets.all(),
                        HostSheets.all())
                .flatMap(List::stream)
                .toList();
    }
}
