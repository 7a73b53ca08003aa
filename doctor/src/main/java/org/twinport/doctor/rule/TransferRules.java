package org.twinport.doctor.rule;

import static org.twinport.diagnosis.Cause.*;

import org.twinport.diagnosis.Cause;
import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.fact.Heard;
import org.twinport.doctor.fact.PassiveTry;
import org.twinport.doctor.fact.PassiveTry.Setting;
import org.twinport.doctor.fact.Transfer;
import org.twinport.doctor.fact.Transfer.DataTls;
import org.twinport.doctor.fact.Transfer.Ending;
import org.twinport.doctor.verdict.Diagnosis;
import org.twinport.doctor.verdict.Diagnosis.Part;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What goes wrong once a data connection stands; pure, and the same for both modes. */
final class TransferRules {

    /** A gateway forgets no connection sooner. */
    private static final Duration FORGETFUL = Duration.ofSeconds(3);

    private TransferRules() {}

    /** Why this transfer failed, if it did. */
    static Optional<Diagnosis> of(Facts facts, Part part, Transfer transfer) {
        if (transfer.succeeded()) {
            return incomplete(facts, part, transfer);
        }
        Heard last = transfer.last();
        List<String> evidence = evidence(transfer);
        if (isAboutProtection(facts, transfer)) {
            return found(
                    part,
                    DATA_PROTECTION_MISSING,
                    "The server wants data in TLS: " + last.shown(),
                    evidence);
        }
        if (transfer.tls() != DataTls.NONE && Texts.isAboutReuse(last)) {
            return found(
                    part,
                    DATA_TLS_NOT_RESUMED,
                    "The server wants the session of the control connection resumed: "
                            + last.shown(),
                    evidence);
        }
        return switch (transfer.ending()) {
            case NO_TLS -> Optional.of(withoutTls(facts, part, transfer, evidence));
            case STALLED -> Optional.of(stalled(facts, part, transfer, evidence));
            case REFUSED -> refused(part, transfer, evidence);
            case BROKEN -> Optional.of(broken(part, transfer, evidence));
            case COMPLETE, CUT -> afterwards(facts, part, transfer, evidence);
        };
    }

    /** The server says that all went well, and it did not. */
    private static Optional<Diagnosis> incomplete(Facts facts, Part part, Transfer transfer) {
        boolean whole =
                transfer.ending() == Ending.COMPLETE && !transfer.command().startsWith("LIST");
        return facts.size()
                .filter(size -> whole && size != transfer.bytes())
                .map(size ->
                        Diagnosis.of(
                                part,
                                DATA_SHORT,
                                "%d bytes moved, and SIZE says %d"
                                        .formatted(transfer.bytes(), size),
                                evidence(transfer)));
    }

    private static boolean isAboutProtection(Facts facts, Transfer transfer) {
        Heard last = transfer.last();
        boolean inClear = transfer.tls() == DataTls.NONE;
        return inClear
                && (last.code() == 521 || (last.code() == 522 && !Texts.has(last, "protocol")))
                && !facts.features().isEmpty();
    }

    private static Optional<Diagnosis> found(
            Part part, Cause cause, String detail, List<String> evidence) {
        return Optional.of(Diagnosis.of(part, cause, detail, evidence));
    }

    private static Diagnosis withoutTls(
            Facts facts, Part part, Transfer transfer, List<String> evidence) {
        boolean clearWorks =
                facts.passive(Setting.CLEAR_DATA).stream().anyMatch(PassiveTry::succeeded);
        String compared = clearWorks ? ", while the same in clear (PROT C) works" : "";
        return Diagnosis.of(
                        part,
                        DATA_TLS_FAILED,
                        "No TLS on the data connection%s; the server says: %s"
                                .formatted(compared, transfer.last().shown()),
                        evidence)
                .or(
                        DATA_CLOSED_AT_ONCE,
                        "capture on the server: does the ClientHello arrive on the data connection?");
    }

    private static Diagnosis stalled(
            Facts facts, Part part, Transfer transfer, List<String> evidence) {
        boolean small =
                facts.passive(Setting.SMALL_PACKETS).stream().anyMatch(PassiveTry::succeeded);
        if (small) {
            return Diagnosis.of(
                    part,
                    MTU_BLACK_HOLE,
                    "%s stands still after %d bytes, and goes through in small packets"
                            .formatted(transfer.command(), transfer.bytes()),
                    evidence);
        }
        return Diagnosis.of(
                        part,
                        DATA_STALLED,
                        "%s stands still after %d bytes"
                                .formatted(transfer.command(), transfer.bytes()),
                        evidence)
                .or(MTU_BLACK_HOLE, "lower the MTU of this computer to 1200 and try again");
    }

    private static Optional<Diagnosis> refused(
            Part part, Transfer transfer, List<String> evidence) {
        Heard last = transfer.last();
        Optional<Cause> quoted = Texts.quoted(last);
        if (quoted.isPresent() && quoted.get() != PASSIVE_NO_CONNECTION) {
            return found(part, quoted.get(), "The server says: " + last.text(), evidence);
        }
        String said = "%s: %s".formatted(transfer.command(), last.shown());
        return switch (last.code()) {
            case 421 ->
                    found(part, CONTROL_LOST, "The server ends the session at " + said, evidence);
            case 425 -> Optional.of(notSeen(part, last, said, evidence));
            case 426 ->
                    found(part, DATA_LOST, "The server gives the transfer up at " + said, evidence);
            case 451, 452, 552 ->
                    found(part, DISK_FAILED, "The server's storage fails at " + said, evidence);
            default -> found(part, COMMAND_REFUSED, "The server refuses " + said, evidence);
        };
    }

    /** The connection stood here, and the server knows nothing of it. */
    private static Diagnosis notSeen(Part part, Heard last, String said, List<String> evidence) {
        if (Texts.isAboutAddress(last)) {
            return Diagnosis.of(
                    part,
                    PASSIVE_FOREIGN_PEER,
                    "The server sees the data connection come from another address: " + said,
                    evidence);
        }
        return Diagnosis.of(
                        part,
                        DATA_CLOSED_AT_ONCE,
                        "The data connection stood, but the server has not got it: " + said,
                        evidence)
                .or(
                        PASSIVE_FOREIGN_PEER,
                        "look into the server's log: from which address did the data connection come?");
    }

    private static Diagnosis broken(Part part, Transfer transfer, List<String> evidence) {
        Heard last = transfer.last();
        if (last.code() == 425) {
            return notSeen(part, last, transfer.command() + ": " + last.shown(), evidence);
        }
        if (last.isNo() && last.code() != 426) {
            return refused(part, transfer, evidence).orElseThrow();
        }
        Optional<Cause> quoted = Texts.quoted(last);
        return Diagnosis.of(
                part,
                quoted.orElse(DATA_LOST),
                "The data connection broke after %d bytes; the server says: %s"
                        .formatted(transfer.bytes(), last.shown()),
                evidence);
    }

    /** All bytes moved, or the server ended the data connection without any. */
    private static Optional<Diagnosis> afterwards(
            Facts facts, Part part, Transfer transfer, List<String> evidence) {
        Heard last = transfer.last();
        if (last.isNo()) {
            return transfer.bytes() == 0 && last.code() == 425
                    ? Optional.of(
                            notSeen(part, last, transfer.command() + ": " + last.shown(), evidence))
                    : refused(part, transfer, evidence);
        }
        String what =
                "%s moved %d bytes, then: %s"
                        .formatted(transfer.command(), transfer.bytes(), last.shown());
        if (last.kind() != Heard.Kind.SILENCE) {
            return found(part, CONTROL_LOST, what, evidence);
        }
        if (transfer.bytes() == 0 && transfer.first().kind() == Heard.Kind.SILENCE) {
            return Optional.of(unheardOf(facts, part, evidence));
        }
        boolean alive = facts.goodbye().filter(g -> g.reply() != null).isPresent();
        boolean late =
                transfer.took().minus(last.took()).compareTo(FORGETFUL) > 0 || isLong(transfer);
        if (!alive && late) {
            return found(part, CONTROL_FORGOTTEN, what + "; nor does NOOP get an answer", evidence);
        }
        return Optional.of(
                Diagnosis.of(part, FINAL_REPLY_MISSING, what, evidence)
                        .or(CONTROL_FORGOTTEN, "try a file that takes less than a second"));
    }

    /** The data connection was ended at once, and the server still waits for one. */
    private static Diagnosis unheardOf(Facts facts, Part part, List<String> evidence) {
        Diagnosis found =
                Diagnosis.of(
                        part,
                        PASSIVE_FOREIGN_PEER,
                        "The data connection was turned away, as one of another address is",
                        evidence);
        return ServerRules.isTurnedAway(facts)
                ? found
                : found.or(
                        DATA_CLOSED_AT_ONCE,
                        "look into the server's log: from which address did the data connection come?");
    }

    private static boolean isLong(Transfer transfer) {
        return transfer.firstByte().filter(t -> t.compareTo(FORGETFUL) > 0).isPresent();
    }

    static List<String> evidence(Transfer transfer) {
        List<String> lines = new ArrayList<>();
        lines.add("%s: first reply %s".formatted(transfer.command(), transfer.first().shown()));
        lines.add(
                "%d bytes in %d ms, ended: %s"
                        .formatted(
                                transfer.bytes(),
                                transfer.took().toMillis(),
                                transfer.ending().name().toLowerCase(java.util.Locale.ROOT)));
        if (transfer.tls() != DataTls.NONE) {
            lines.add(
                    "TLS on the data connection: "
                            + transfer.tls()
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', ' '));
        }
        lines.add("final reply: " + transfer.last().shown());
        return lines;
    }
}
