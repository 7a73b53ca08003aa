package org.twinport.daemon.config;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.twinport.daemon.tls.CertificateFiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files of certificates: one, or a list; immutable. */
record CertificatesKind() implements Kind<List<CertificateFiles>> {

    private static final Path NOWHERE = Path.of("");

    private static final Key<Path> CERTIFICATE =
            Key.of("certificate", Kinds.path(), NOWHERE, "PEM or PKCS#12");

    private static final Key<Path> KEY = Key.of("key", Kinds.path(), NOWHERE, "PEM");

    private static final Key<Path> PASSWORD =
            Key.of("password-file", Kinds.path(), NOWHERE, "first line");

    private static final List<Key<?>> TABLE = List.of(CERTIFICATE, KEY, PASSWORD);

    @Override
    public String allowed() {
        return "one or a list of {certificate: FILE, key: FILE, password-file: FILE}: PEM with the chain"
                + " and PEM with the key, or one file with both, PEM or PKCS#12, without key; the"
                + " password-file's first line is the password of key or PKCS#12";
    }

    @Override
    public String show(List<CertificateFiles> files) {
        return files.stream()
                .map(CertificatesKind::show)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String show(CertificateFiles files) {
        StringBuilder out = new StringBuilder("{certificate: " + files.certificate());
        files.key().ifPresent(key -> out.append(", key: ").append(key));
        files.password().ifPresent(file -> out.append(", password-file: ").append(file));
        return out.append('}').toString();
    }

    @Override
    public Optional<List<CertificateFiles>> read(Node node, String key, Reading reading) {
        int before = reading.problems().size();
        List<CertificateFiles> files = new ArrayList<>();
        switch (node) {
            case MappingNode _ -> files.add(one(node, key, reading));
            case SequenceNode sequence when !sequence.getValue().isEmpty() ->
                    sequence.getValue().forEach(item -> files.add(one(item, key, reading)));
            default -> reading.problem(node, key + ": allowed: " + allowed());
        }
        return reading.problems().size() == before ? Optional.of(files) : Optional.empty();
    }

    private static CertificateFiles one(Node item, String key, Reading reading) {
        int before = reading.problems().size();
        Values own = SectionReader.read(item, key, TABLE, reading);
        if (reading.problems().size() == before && !own.has(CERTIFICATE)) {
            reading.problem(item, key + ": an entry needs certificate");
        }
        return new CertificateFiles(own.get(CERTIFICATE), given(own, KEY), given(own, PASSWORD));
    }

    private static Optional<Path> given(Values own, Key<Path> key) {
        return own.has(key) ? Optional.of(own.get(key)) : Optional.empty();
    }
}
