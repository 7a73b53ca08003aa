package org.twinport.daemon.preflight.host;

import java.util.Optional;

/** Looks at one process in /proc; stateless. */
final class ProcessLook {

    private ProcessLook() {}

    /**
     * @param process its number, or {@code self}
     * @param serves whether it is a server
     */
    static HostFacts.Process at(String process, boolean serves) {
        String folder = "/proc/" + process + "/";
        Fact<String> status = Texts.of(folder + "status");
        return new HostFacts.Process(
                serves,
                user(process, status),
                System.getProperty("user.name", "?"),
                status.read(ProcessLook::capabilities, "the kernel does not tell"),
                status.read(
                        text -> Texts.line(text, "NoNewPrivs:").map("1"::equals),
                        "the kernel does not tell"),
                Texts.of(folder + "limits")
                        .read(ProcessLook::descriptors, "the kernel does not tell"),
                Texts.of(folder + "attr/current").map(label -> label.replace('\0', ' ').strip()));
    }

    private static String user(String process, Fact<String> status) {
        Optional<String> name =
                process.equals("self")
                        ? Optional.of(System.getProperty("user.name", "?"))
                        : ProcessHandle.of(Long.parseLong(process)).flatMap(p -> p.info().user());
        return name.or(() ->
                        status.known()
                                .flatMap(text -> Texts.line(text, "Uid:"))
                                .map(ids -> ids.split("\\s+", -1)[0]))
                .orElse("?");
    }

    static Optional<Long> capabilities(String status) {
        return Texts.line(status, "CapEff:")
                .filter(hex -> hex.matches("\\p{XDigit}{1,16}"))
                .map(hex -> Long.parseUnsignedLong(hex, 16));
    }

    /** The soft limit; Java has raised it to the hard one at its start. */
    static Optional<Long> descriptors(String limits) {
        return Texts.line(limits, "Max open files")
                .map(values -> values.split("\\s+", -1)[0])
                .map(soft -> soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft));
    }
}
