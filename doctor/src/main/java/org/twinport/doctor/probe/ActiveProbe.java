package org.twinport.doctor.probe;

import org.jspecify.annotations.Nullable;
import org.twinport.doctor.fact.ActiveTry;
import org.twinport.doctor.fact.ConnectBack;
import org.twinport.doctor.fact.Heard;
import org.twinport.doctor.fact.Moment.Connection;
import org.twinport.doctor.fact.Moment.Direction;
import org.twinport.doctor.fact.Transfer;
import org.twinport.doctor.fact.Transfer.Ending;
import org.twinport.doctor.question.Question;
import org.twinport.net.data.PortPool;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Readiness;
import org.twinport.protocol.diag.ConnectView;
import org.twinport.protocol.endpoint.HostPort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Data connections in active mode; on the doctor's thread. */
final class ActiveProbe {

    /** Two dials of three seconds each, and the way. */
    private static final Duration CONNECT_BACK = Duration.ofSeconds(9);

    private final Question question;
    private final Chart chart;
    private final BufferPool buffers;

    ActiveProbe(Question question, Chart chart, BufferPool buffers) {
        this.question = question;
        this.chart = chart;
        this.buffers = buffers;
    }

    /**
     * One try, which the chart keeps.
     *
     * @param patience for the server's connection
     */
    @Nullable ActiveTry attempt(Talk talk, boolean extended, Trial trial, Duration patience) {
        InetAddress here = talk.local().getAddress();
        try (ServerSocketChannel listener = listener(here);
                Tap tap = Tap.open(question.portable())) {
            chart.privileged |= tap.isOpen();
            HostPort announced = announced(listener, here);
            Heard heard = talk.ask(command(extended, announced), question.patience().reply());
            Arrival arrival = new Arrival();
            Optional<Transfer> transfer = Optional.empty();
            if (heard.isYes()) {
                transfer = Optional.of(transfer(talk, listener, trial, patience, arrival));
            }
            ActiveTry done =
                    new ActiveTry(
                            extended ? "EPRT" : "PORT",
                            new InetSocketAddress(announced.address(), announced.port()),
                            heard,
                            Optional.ofNullable(arrival.from),
                            arrival.strangers,
                            arrival.waited,
                            transfer,
                            tap.seen(announced.port()));
            chart.active.add(done);
            return done;
        } catch (IOException noPort) {
            chart.note(
                    Connection.DATA,
                    Direction.NOTE,
                    "no port to listen on: " + noPort.getMessage());
            return null;
        }
    }

    private HostPort announced(ServerSocketChannel listener, InetAddress here) throws IOException {
        int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        InetAddress told = question.activeAddress() == null ? here : question.activeAddress();
        return new HostPort(told, port);
    }

    private static String command(boolean extended, HostPort announced) {
        return extended ? "EPRT " + announced.eprt() : "PORT " + announced.sixNumbers();
    }

    /** Lets a Twinport server dial back, from port 20 and from any; needs its SITE DIAG. */
    void connectBack(Talk talk, boolean extended) {
        InetAddress here = talk.local().getAddress();
        try (ServerSocketChannel listener = listener(here)) {
            HostPort announced = announced(listener, here);
            if (!talk.ask(command(extended, announced), question.patience().reply()).isYes()) {
                return;
            }
            Optional<ConnectView> view =
                    talk.ask("SITE DIAG CONNECT", CONNECT_BACK)
                            .asReply()
                            .flatMap(ConnectView::read);
            List<InetSocketAddress> arrivals = new ArrayList<>();
            listener.configureBlocking(false);
            SocketChannel channel;
            while ((channel = listener.accept()) != null) {
                arrivals.add((InetSocketAddress) channel.getRemoteAddress());
                channel.close();
            }
            view.ifPresent(v -> chart.connectBack = new ConnectBack(v, arrivals));
        } catch (IOException noPort) {
            note("no port to listen on: " + noPort.getMessage());
        }
    }

    /** Who came, when. */
    private static final class Arrival {
        private @Nullable InetSocketAddress from;
        private final List<InetSocketAddress> strangers = new ArrayList<>();
        private Duration waited = Duration.ZERO;
    }

    private ServerSocketChannel listener(InetAddress here) throws IOException {
        return new PortPool(question.activePorts())
                .listen(here)
                .orElseThrow(() -> new IOException("all ports of the range are in use"));
    }

    private Transfer transfer(
            Talk talk,
            ServerSocketChannel listener,
            Trial trial,
            Duration patience,
            Arrival arrival)
            throws IOException {
        DataExchange exchange =
                new DataExchange(talk, chart, question.patience(), buffers, trial.command());
        if (talk.send(trial.command()) != null) {
            return exchange.without(Ending.BROKEN);
        }
        SocketChannel channel = await(talk, listener, exchange, patience, arrival);
        return channel == null
                ? exchange.without(exchange.isOver() ? Ending.REFUSED : Ending.STALLED)
                : exchange.run(channel, trial.engine(talk), trial.upload(), false);
    }

    private @Nullable SocketChannel await(
            Talk talk,
            ServerSocketChannel listener,
            DataExchange exchange,
            Duration patience,
            Arrival arrival)
            throws IOException {
        long begin = System.nanoTime();
        listener.configureBlocking(false);
        talk.watch(false);
        try (Readiness readiness = new Readiness(talk)) {
            while (true) {
                // A short listing and its 226 may be here before the connection is looked at.
                SocketChannel channel = listener.accept();
                arrival.waited = Duration.ofNanos(System.nanoTime() - begin);
                if (channel != null && isFromServer(talk, channel, arrival)) {
                    return channel;
                }
                if (channel == null && exchange.isOver()) {
                    return null;
                }
                Duration left = patience.minus(arrival.waited);
                if (left.isNegative()
                        || readiness.await(listener, SelectionKey.OP_ACCEPT, left)
                                == Readiness.Event.TIMED_OUT) {
                    note("no connection arrived within %d ms".formatted(patience.toMillis()));
                    return null;
                }
                exchange.take();
            }
        } finally {
            arrival.waited = Duration.ofNanos(System.nanoTime() - begin);
            talk.endWatching();
        }
    }

    private boolean isFromServer(Talk talk, SocketChannel channel, Arrival arrival)
            throws IOException {
        InetSocketAddress from = (InetSocketAddress) channel.getRemoteAddress();
        String shown = new HostPort(from.getAddress(), from.getPort()).toString();
        chart.note(Connection.DATA, Direction.FROM_SERVER, "connection from " + shown);
        if (Arrays.equals(
                from.getAddress().getAddress(), talk.server().getAddress().getAddress())) {
            arrival.from = from;
            return true;
        }
        arrival.strangers.add(from);
        channel.close();
        return false;
    }

    private void note(String text) {
        chart.note(Connection.DATA, Direction.NOTE, text);
    }
}
