package org.twinport.doctor.probe;

import org.jspecify.annotations.Nullable;
import org.twinport.doctor.fact.Heard;
import org.twinport.doctor.fact.Moment.Connection;
import org.twinport.doctor.fact.Moment.Direction;
import org.twinport.doctor.fact.PassiveTry;
import org.twinport.doctor.fact.PassiveTry.Setting;
import org.twinport.doctor.fact.PassiveTry.Way;
import org.twinport.doctor.fact.Transfer;
import org.twinport.doctor.question.Question;
import org.twinport.net.probe.Dial;
import org.twinport.net.probe.Dialler;
import org.twinport.net.pump.BufferPool;
import org.twinport.protocol.endpoint.AddressScope;
import org.twinport.protocol.endpoint.HostPort;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Data connections in passive mode; on the doctor's thread. Remembers which ports it has connected
 * to, and asks for others as long as the server has any.
 */
final class PassiveProbe {

    /** A port of a host whose other ports were tried before: a SYN and its repetition. */
    private static final Duration SHORT = Duration.ofMillis(1_300);

    /** How often another port is asked for; a server with a single one names it ever again. */
    private static final int OTHER_PORT = 4;

    private final Question question;
    private final Chart chart;
    private final BufferPool buffers;
    private final Set<InetSocketAddress> used = new HashSet<>();

    PassiveProbe(Question question, Chart chart, BufferPool buffers) {
        this.question = question;
        this.chart = chart;
        this.buffers = buffers;
    }

    /**
     * One try, which the chart keeps.
     *
     * @param trial the transfer, or null to find out only whether the port answers
     */
    PassiveTry attempt(Talk talk, Way way, Setting setting, @Nullable Trial trial) {
        Heard heard = talk.ask(way.name(), question.patience().reply());
        Optional<InetSocketAddress> announced = announced(talk, way, heard);
        for (int i = 0; i < OTHER_PORT && announced.filter(used::contains).isPresent(); i++) {
            heard = talk.ask(way.name(), question.patience().reply());
            announced = announced(talk, way, heard);
        }
        List<Dial> dials = new ArrayList<>();
        Optional<Transfer> transfer = Optional.empty();
        for (InetSocketAddress target : targets(announced, talk.server().getAddress())) {
            used.add(target);
            Dialler.Dialled dialled = dial(target, setting);
            dials.add(dialled.dial());
            if (dialled.channel() != null) {
                transfer = transfer(talk, dialled, setting, trial);
                break;
            }
        }
        PassiveTry done = new PassiveTry(way, heard, announced, dials, transfer, setting);
        chart.passive.add(done);
        return done;
    }

    private Optional<InetSocketAddress> announced(Talk talk, Way way, Heard heard) {
        if (heard.reply() == null) {
            return Optional.empty();
        }
        InetAddress server = talk.server().getAddress();
        return switch (way) {
            case EPSV ->
                    heard.code() == 229
                            ? HostPort.find229(heard.text())
                                    .filter(p -> p > 0)
                                    .map(p -> new InetSocketAddress(server, p))
                            : Optional.empty();
            case PASV ->
                    heard.code() == 227
                            ? HostPort.find227(heard.text())
                                    .filter(h -> h.port() > 0)
                                    .map(h -> new InetSocketAddress(h.address(), h.port()))
                            : Optional.empty();
        };
    }

    /**
     * The announced address first, as clients do that believe it, unless it can be of no use from
     * here; then the one at which the server is reached.
     */
    static List<InetSocketAddress> targets(
            Optional<InetSocketAddress> announced, InetAddress server) {
        if (announced.isEmpty()) {
            return List.of();
        }
        InetSocketAddress told = announced.get();
        InetSocketAddress there = new InetSocketAddress(server, told.getPort());
        if (Arrays.equals(told.getAddress().getAddress(), server.getAddress())) {
            return List.of(there);
        }
        AddressScope said = AddressScope.of(told.getAddress());
        boolean plausible =
                said == AddressScope.PUBLIC
                        || (said == AddressScope.of(server) && said != AddressScope.UNUSABLE);
        return plausible ? List.of(told, there) : List.of(there);
    }

    private Dialler.Dialled dial(InetSocketAddress target, Setting setting) {
        int window = setting == Setting.SMALL_PACKETS ? Dialler.SMALL_WINDOW : 0;
        String shown = new HostPort(target.getAddress(), target.getPort()).toString();
        chart.note(Connection.DATA, Direction.TO_SERVER, "SYN to " + shown);
        Duration patience = setting == Setting.PORT_ONLY ? SHORT : question.patience().data();
        Dialler.Dialled dialled = new Dialler(patience, window).dial(target);
        Dial dial = dialled.dial();
        chart.note(
                Connection.DATA,
                dial.connected() ? Direction.FROM_SERVER : Direction.NOTE,
                "%s after %d ms".formatted(dial.answer().words(), dial.millis()));
        return dialled;
    }

    private Optional<Transfer> transfer(
            Talk talk, Dialler.Dialled dialled, Setting setting, @Nullable Trial trial) {
        if (trial == null) {
            ControlProbe.close(dialled.channel());
            return Optional.empty();
        }
        DataExchange exchange =
                new DataExchange(talk, chart, question.patience(), buffers, trial.command());
        if (talk.send(trial.command()) != null) {
            ControlProbe.close(dialled.channel());
            return Optional.of(exchange.without(Transfer.Ending.BROKEN));
        }

        return Optional.of(
                exchange.run(
                        java.util.Objects.requireNonNull(dialled.channel()),
                        trial.engine(talk),
                        trial.upload(),
                        setting == Setting.SMALL_PACKETS));
    }
}
