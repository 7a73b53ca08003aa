package org.twinport.cli.show;

import org.twinport.daemon.StartReport;
import org.twinport.daemon.StartReport.Certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of the start panel that is about TLS; pure. */
final class TlsPanel {

    private static final String INDENT = " ".repeat(12);

    private TlsPanel() {}

    /** Certificates, and of whom what is demanded. */
    static List<String> lines(StartReport.Tls tls) {
        List<String> out = new ArrayList<>();
        for (Certificate certificate : tls.certificates()) {
            out.add(
                    "  TLS       certificate for %s, until %s"
                            .formatted(
                                    String.join(", ", certificate.names()), certificate.until()));
            out.add(INDENT + origin(certificate));
            out.add(INDENT + "SHA-256 " + certificate.fingerprint());
        }
        tls.demands().forEach(demand -> out.add("  Demands   " + demand));
        return out;
    }

    private static String origin(Certificate certificate) {
        return certificate.made()
                ? "made by this server and kept in " + certificate.file().getParent()
                : "from " + certificate.file();
    }

    /**
     * How to try a server whose first URL is this one.
     *
     * @param user as it is called
     * @param inUrl the user as it stands in a URL
     */
    static List<String> trials(
            StartReport.Tls tls, String url, String user, String inUrl, String command) {
        boolean implicit = url.startsWith("ftps://");
        Certificate certificate = tls.certificates().getFirst();
        String there = place(certificate, url);
        String plain = implicit ? "ftps://" + there : "ftp://" + there;
        String own = (implicit ? "ftps://" : "ftpes://") + inUrl + "@" + there;
        return List.of(
                "  curl %s%s-u %s %s"
                        .formatted(
                                implicit ? "" : "--ssl-reqd ",
                                curlTrust(certificate),
                                Shell.quoted(user),
                                Shell.quoted(plain)),
                // With -u and a URL, lftp would dial before it obeys -e.
                "  lftp -e "
                        + Shell.quoted(
                                lftpSettings(certificate)
                                        + "; open -u %s %s".formatted(lftpWord(user), plain)),
                "  %s ls %s%s".formatted(command, ownTrust(certificate), Shell.quoted(own)));
    }

    /** Host, port and path; a certificate of an authority is for a name, not for an address. */
    private static String place(Certificate certificate, String url) {
        String there = url.substring(url.indexOf("//") + 2);
        String host = there.replaceFirst("(:\\d+)?/$", "");
        boolean fits = certificate.names().contains(host.replaceAll("[\\[\\]]", ""));
        Optional<String> name =
                certificate.names().stream().filter(n -> n.matches(".*[a-z].*\\..*")).findFirst();
        return fits || name.isEmpty() || name.get().startsWith("*")
                ? there
                : name.get() + there.substring(host.length());
    }

    private static String curlTrust(Certificate certificate) {
        if (!certificate.selfIssued()) {
            return "";
        }
        return certificate
                .trustFile()
                .map(file -> "--cacert " + Shell.quoted(file.toString()) + " ")
                .orElse("-k ");
    }

    private static String lftpSettings(Certificate certificate) {
        String force = "set ftp:ssl-force yes";
        if (!certificate.selfIssued()) {
            return force;
        }
        return certificate
                .trustFile()
                .map(file -> force + "; set ssl:ca-file " + lftpWord(file.toString()))
                .orElse(force + "; set ssl:verify-certificate no");
    }

    private static String lftpWord(String word) {
        return word.matches("[A-Za-z0-9@%+=:,./_-]+")
                ? word
                : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String ownTrust(Certificate certificate) {
        if (!certificate.selfIssued()) {
            return "";
        }
        return certificate
                .trustFile()
                .map(file -> "--tls-ca " + Shell.quoted(file.toString()) + " ")
                .orElse("--tls-fingerprint " + certificate.fingerprint() + " ");
    }
}
