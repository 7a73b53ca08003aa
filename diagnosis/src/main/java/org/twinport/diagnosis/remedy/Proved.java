package org.twinport.diagnosis.remedy;

import java.util.Map;
import java.util.Set;

/** Which lines a test has seen cure what they are for; stateless. Documents mark the others. */
final class Proved {
    /**
     * From {@code twinport lab verify}: applied as printed, and the client's transfer went through.
     */
    private static final Map<Remedy, Set<Product>> PAIRS =
            Map.ofEntries(
                    Map.entry(Remedy.ACCEPT_WRITABLE_ROOT, Set.of(Product.VSFTPD)),
                    Map.entry(Remedy.ALLOW_OUTGOING_CONTROL, Set.of(Product.NFT)),
                    Map.entry(Remedy.ALLOW_OUTGOING_PASSIVE, Set.of(Product.NFT)),
                    Map.entry(Remedy.ALLOW_TLS_VERSIONS, Set.of(Product.PROFTPD)),
                    Map.entry(
                            Remedy.ANNOUNCE_ADDRESS,
                            Set.of(
                                    Product.PROFTPD,
                                    Product.PURE_FTPD,
                                    Product.PYFTPDLIB,
                                    Product.TWINPORT,
                                    Product.VSFTPD)),
                    Map.entry(Remedy.CLAMP_MSS, Set.of(Product.NFT)),
                    Map.entry(Remedy.DIAL_FROM_20, Set.of(Product.TWINPORT)),
                    Map.entry(Remedy.DO_NOT_DEMAND_CERTIFICATE, Set.of(Product.TWINPORT)),
                    Map.entry(Remedy.ENABLE_ACTIVE, Set.of(Product.VSFTPD)),
                    Map.entry(Remedy.ENABLE_PASSIVE, Set.of(Product.VSFTPD)),
                    Map.entry(Remedy.LET_ANONYMOUS_IN, Set.of(Product.TWINPORT)),
                    Map.entry(Remedy.LET_SERVER_DIAL, Set.of(Product.NFT)),
                    Map.entry(Remedy.OPEN_CONTROL_PORT, Set.of(Product.NFT)),
                    Map.entry(Remedy.OPEN_PASSIVE_RANGE, Set.of(Product.NFT)),
                    Map.entry(Remedy.PROTECT_DATA, Set.of(Product.CURL)),
                    Map.entry(Remedy.USE_EXPLICIT_TLS, Set.of(Product.CURL)),
                    Map.entry(Remedy.USE_IMPLICIT_TLS, Set.of(Product.CURL)),
                    Map.entry(Remedy.USE_PASSIVE, Set.of(Product.CURL)),
                    Map.entry(Remedy.USE_PASV_NOT_EPSV, Set.of(Product.CURL)),
                    Map.entry(Remedy.WIDEN_RANGE, Set.of(Product.TWINPORT)));

    private Proved() {}

    static boolean contains(Remedy remedy, Product product) {
        return PAIRS.getOrDefault(remedy, Set.of()).contains(product);
    }
}
