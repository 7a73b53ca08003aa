package org.twinport.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(60)
class ExerciseTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "EC, BOTH, NONE",
        "EC, ONLY_1_2, REQUESTED",
        "RSA, ONLY_1_3, REQUIRED",
        "RSA, BOTH, REQUIRED"
    })
    void it_goes_on_until_it_is_told_not_to(
            String algorithm, TlsVersions versions, ClientCertificates clients) throws Exception {
        TlsIdentity identity = TestIdentity.make(folder, algorithm, "dns:localhost");
        TlsServer server =
                new TlsServer(List.of(identity), clients, Optional.of(new NoClients()), versions);
        AtomicInteger asked = new AtomicInteger();
        Exercise.run(server, () -> asked.incrementAndGet() < 30);
        assertThat(asked.get()).isBetween(30, 31);
    }
}
