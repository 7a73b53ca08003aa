package org.twinport.doctor.report;

import org.twinport.diagnosis.remedy.Product;
import org.twinport.doctor.fact.Facts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which product a server is, by what it says of itself; pure. */
public final class Servers {

    /** The words of a product, the more telling ones first. */
    private static final List<Map.Entry<String, Product>> WORDS =
            List.of(
                    Map.entry("twinport", Product.TWINPORT),
                    Map.entry("vsftpd", Product.VSFTPD),
                    Map.entry("proftpd", Product.PROFTPD),
                    Map.entry("pure-ftpd", Product.PURE_FTPD),
                    Map.entry("pyftpdlib", Product.PYFTPDLIB),
                    Map.entry("filezilla server", Product.FILEZILLA_SERVER),
                    Map.entry("microsoft ftp", Product.IIS));

    private Servers() {}

    /** The product, if the server names it. */
    public static Optional<Product> of(Facts facts) {
        String greeting = facts.greeting().map(g -> g.heard().allText()).orElse("");
        String all = (greeting + "\n" + facts.system()).toLowerCase(Locale.ROOT);
        Optional<Product> named =
                WORDS.stream()
                        .filter(w -> all.contains(w.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
        return named.isPresent() || !facts.hasFeature("DIAG")
                ? named
                : Optional.of(Product.TWINPORT);
    }
}
