package org.twinport.server.handler;

import static org.twinport.protocol.reply.ReplyCode.BAD_ARGUMENT;
import static org.twinport.protocol.reply.ReplyCode.BAD_SEQUENCE;
import static org.twinport.protocol.reply.ReplyCode.ENTERING_EXTENDED_PASSIVE;
import static org.twinport.protocol.reply.ReplyCode.ENTERING_PASSIVE;
import static org.twinport.protocol.reply.ReplyCode.FAMILY_NOT_SUPPORTED;
import static org.twinport.protocol.reply.ReplyCode.NO_DATA_CONNECTION;
import static org.twinport.protocol.reply.ReplyCode.OKAY;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.data.DataDialler;
import org.twinport.net.data.DataListener;
import org.twinport.net.data.DataMode;
import org.twinport.net.data.PeerPolicy.Verdict;
import org.twinport.net.data.PortPool;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.command.EpsvFamily;
import org.twinport.protocol.diag.PassiveView;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.server.config.Rules;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.session.Control;
import org.twinport.server.session.LoggedIn;
import org.twinport.server.session.Reporter;
import org.twinport.server.session.Sightings;
import org.twinport.server.session.Step;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Optional;

/**
 * PORT, EPRT, PASV and EPSV, on the session's thread. A port opened here belongs to the state that
 * is returned.
 */
public final class DataSetupHandler {

    private final Rules rules;
    private final PortPool ports;
    private final InetSocketAddress local;
    private final InetSocketAddress peer;
    private final Sightings sightings;
    private final Reporter reporter;

    /**
     * @param control whose ends decide what is listened on and who may be dialled
     */
    public DataSetupHandler(Rules rules, PortPool ports, Control control, Reporter reporter) {
        this.rules = rules;
        this.ports = ports;
        this.local = control.local();
        this.peer = control.peer();
        this.sightings = control.sightings();
        this.reporter = reporter;
    }

    /** Acts on one command of the family. */
    public Step handle(LoggedIn user, Command.DataSetup command) throws IOException {
        if (user.epsvAll() && !(command instanceof Command.Epsv)) {
            return user.reply(BAD_SEQUENCE, "After EPSV ALL only EPSV is allowed");
        }
        return switch (command) {
            case Command.Port(HostPort target) -> active(user, target);
            case Command.Eprt(HostPort target) -> extendedActive(user, target);
            case Command.Pasv _ -> passive(user);
            case Command.Epsv(EpsvFamily family) -> extendedPassive(user, family);
        };
    }

    /** An address of the other family cannot be dialled from here (RFC 2428 section 2). */
    private Step extendedActive(LoggedIn user, HostPort target) {
        EpsvFamily ours = familyOf(local.getAddress());
        return familyOf(target.address()) == ours
                ? active(user, target)
                : otherFamily(user.with(new DataMode.None()), ours);
    }

    private static EpsvFamily familyOf(InetAddress address) {
        return address.getAddress().length == 4 ? EpsvFamily.IPV4 : EpsvFamily.IPV6;
    }

    private static Step otherFamily(LoggedIn user, EpsvFamily ours) {
        return user.reply(
                FAMILY_NOT_SUPPORTED,
                "Network protocol not supported, use (%s)".formatted(ours.argument()));
    }

    private Step active(LoggedIn user, HostPort target) {
        String seen = HostPort.literal(peer.getAddress());
        return switch (rules.active().peers().judge(target, peer.getAddress())) {
            case Verdict.Dial(InetSocketAddress where) -> dial(user, where);
            case Verdict.BehindNat() ->
                    refuse(
                            user,
                            Cause.ACTIVE_PRIVATE_ADDRESS,
                            "You are behind NAT: you announced %s but come from %s; passive mode will work"
                                    .formatted(HostPort.literal(target.address()), seen));
            case Verdict.ThirdHost() ->
                    refuse(
                            user,
                            Cause.ACTIVE_FOREIGN_ADDRESS,
                            "You announced %s but come from %s; data goes only to where you are"
                                    .formatted(HostPort.literal(target.address()), seen));
            case Verdict.PrivilegedPort() ->
                    refuse(user, Cause.ACTIVE_PRIVILEGED_PORT, "Ports below 1024 are not dialled");
        };
    }

    private Step dial(LoggedIn user, InetSocketAddress where) {
        sightings.accepted();
        int sourcePort = rules.active().sourcePort();
        return user.with(new DataDialler(where, local.getAddress(), sourcePort))
                .reply(OKAY, "Active mode set");
    }

    private Step refuse(LoggedIn user, Cause cause, String detail) {
        return failed(user.with(new DataMode.None()), BAD_ARGUMENT, Finding.of(cause, detail));
    }

    private Step failed(LoggedIn user, ReplyCode code, Finding finding) {
        reporter.tell(who -> new SessionEvent.DataFailed(who, finding));
        return user.reply(code, finding.replyText());
    }

    private Step passive(LoggedIn user) throws IOException {
        if (familyOf(local.getAddress()) != EpsvFamily.IPV4) {
            return user.reply(FAMILY_NOT_SUPPORTED, "PASV can only name IPv4 addresses; use EPSV");
        }
        InetAddress told;
        try {
            told = rules.passive().announceTo(peer.getAddress(), local.getAddress());
        } catch (UnknownHostException unknown) {
            Finding finding =
                    Finding.of(
                            Cause.PASSIVE_NAME_UNKNOWN,
                            "The server's passive address has no IPv4 address at the moment; EPSV may work");
            return failed(user.with(new DataMode.None()), NO_DATA_CONNECTION, finding);
        }
        return listen(user, told, ENTERING_PASSIVE);
    }

    private Step extendedPassive(LoggedIn user, EpsvFamily family) throws IOException {
        if (family == EpsvFamily.ALL) {
            return user.epsvOnly().reply(OKAY, "EPSV ALL noted");
        }
        EpsvFamily ours = familyOf(local.getAddress());
        if (family != EpsvFamily.SAME && family != ours) {
            return otherFamily(user, ours);
        }
        return listen(user, local.getAddress(), ENTERING_EXTENDED_PASSIVE);
    }

    private Step listen(LoggedIn user, InetAddress told, ReplyCode code) throws IOException {
        LoggedIn free = user.with(new DataMode.None());
        Optional<ServerSocketChannel> listener;
        try {
            listener = ports.listen(local.getAddress());
        } catch (IOException noDescriptor) {
            Finding finding =
                    new Finding(
                            Cause.PASSIVE_RANGE_USED_UP,
                            "The server cannot open another port at the moment",
                            List.of(String.valueOf(noDescriptor.getMessage())));
            return failed(free, NO_DATA_CONNECTION, finding);
        }
        if (listener.isEmpty()) {
            Finding finding =
                    Finding.of(
                            Cause.PASSIVE_RANGE_USED_UP,
                            "All passive ports (%s) are in use".formatted(ports.range()));
            return failed(free, NO_DATA_CONNECTION, finding);
        }
        int port = ((InetSocketAddress) listener.get().getLocalAddress()).getPort();
        HostPort announced = new HostPort(told, port);
        DataListener mode =
                new DataListener(
                        listener.get(), peer.getAddress(), new InetSocketAddress(told, port));
        sightings.announced(new PassiveView(code != ENTERING_PASSIVE, announced));
        String text =
                code == ENTERING_PASSIVE
                        ? "Entering Passive Mode (" + announced.sixNumbers() + ")."
                        : "Entering Extended Passive Mode (|||" + port + "|)";
        return free.with(mode).reply(code, text);
    }
}
