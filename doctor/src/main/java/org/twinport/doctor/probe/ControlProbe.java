package org.twinport.doctor.probe;

import org.jspecify.annotations.Nullable;
import org.twinport.doctor.fact.Moment.Connection;
import org.twinport.doctor.fact.Moment.Direction;
import org.twinport.doctor.fact.NameFact;
import org.twinport.doctor.fact.Walk;
import org.twinport.doctor.question.Question;
import org.twinport.net.probe.Answer;
import org.twinport.net.probe.Dial;
import org.twinport.net.probe.Dialler;
import org.twinport.net.probe.Hop;
import org.twinport.net.probe.PathWalk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reaches the control port at every address of the name, and where it does not answer, asks what
 * else of the host does; on the doctor's thread and one virtual thread for each dial.
 */
final class ControlProbe {

    private static final List<Integer> REFERENCES = List.of(22, 80, 443, 990);

    /** A healthy port has answered by then; what else there is to ask is asked meanwhile. */
    private static final Duration PROMPT = Duration.ofMillis(900);

    private static final int FARTHEST = 16;

    private final Question question;
    private final Chart chart;
    private final Dialler dialler;
    private final Optional<PathWalk> walk;

    ControlProbe(Question question, Chart chart, Dialler dialler, Optional<PathWalk> walk) {
        this.question = question;
        this.chart = chart;
        this.dialler = dialler;
        this.walk = walk;
    }

    /** The first connection in the order of the addresses, or null if none stands. */
    Dialler.@Nullable Dialled reach() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Dialler.Dialled>> dials = new ArrayList<>();
            for (InetAddress address : chart.name.addresses()) {
                InetSocketAddress target = new InetSocketAddress(address, question.port());
                dials.add(threads.submit(() -> dialler.dial(target)));
            }
            boolean prompt = isAnyStandingSoon(dials);
            Future<?> others = prompt ? null : threads.submit(this::askOthers);
            Dialler.Dialled chosen = chosen(dials);
            if (chosen == null && others == null) {
                askOthers();
            } else if (others != null) {
                others.get();
            }
            return chosen == null && isAllSilent() ? secondLook() : chosen;
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private boolean isAllSilent() {
        return question.depth() == Question.Depth.FULL
                && chart.control.stream().allMatch(d -> d.answer() == Answer.SILENCE)
                && chart.references.stream()
                        .noneMatch(d ->
                                d.answer() == Answer.CONNECTED || d.answer() == Answer.REFUSED);
    }

    /**
     * Routers send few messages a second to one address: what they had to say about the host may
     * have been lost among their answers to the walks.
     */
    private Dialler.@Nullable Dialled secondLook() {
        Dialler.Dialled again = dialler.dial(chart.control.getFirst().target());
        if (again.dial().answer() != Answer.SILENCE) {
            chart.control.set(0, again.dial());
        }
        return again.channel() == null ? null : again;
    }

    private static boolean isAnyStandingSoon(List<Future<Dialler.Dialled>> dials)
            throws ExecutionException, InterruptedException {
        long end = System.nanoTime() + PROMPT.toNanos();
        for (Future<Dialler.Dialled> dial : dials) {
            try {
                long left = Math.max(1, end - System.nanoTime());
                if (dial.get(left, TimeUnit.NANOSECONDS).dial().connected()) {
                    return true;
                }
            } catch (TimeoutException slow) {
                // another address may be faster
            }
        }
        return false;
    }

    private Dialler.@Nullable Dialled chosen(List<Future<Dialler.Dialled>> dials)
            throws ExecutionException, InterruptedException {
        Dialler.Dialled chosen = null;
        for (Future<Dialler.Dialled> future : dials) {
            Dialler.Dialled dialled = future.get();
            Dial dial = dialled.dial();
            chart.control.add(dial);
            chart.note(
                    Connection.CONTROL,
                    Direction.NOTE,
                    "%s %s after %d ms"
                            .formatted(shown(dial.target()), dial.answer().words(), dial.millis()));
            if (chosen == null && dialled.channel() != null) {
                chosen = dialled;
            } else {
                close(dialled.channel());
            }
        }
        return chosen;
    }

    private static String shown(InetSocketAddress target) {
        return new org.twinport.protocol.endpoint.HostPort(target.getAddress(), target.getPort())
                .toString();
    }

    /** Other ports of the host, each once, and how far packets to the control port come. */
    private void askOthers() {
        if (question.depth() == Question.Depth.BRIEF) {
            return;
        }
        InetAddress host = chart.name.addresses().getFirst();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Dial>> asked = new ArrayList<>();
            for (int port : REFERENCES) {
                if (port != question.port()) {
                    InetSocketAddress target = new InetSocketAddress(host, port);
                    asked.add(threads.submit(() -> reference(target)));
                }
            }
            InetSocketAddress control = new InetSocketAddress(host, question.port());
            Future<?> walked =
                    threads.submit(
                            () -> walk.ifPresent(w -> add(control, w.upTo(control, FARTHEST))));
            String canary = question.canary();
            if (canary != null) {
                chart.canary = canary(canary);
            }
            for (Future<Dial> each : asked) {
                chart.references.add(each.get());
            }
            walked.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A walk reaches the host once, like a plain dial, and tells the distance besides. */
    private Dial reference(InetSocketAddress target) {
        if (walk.isEmpty()) {
            Dialler.Dialled dialled = new Dialler(Duration.ofMillis(1_500), 0).dial(target);
            close(dialled.channel());
            return dialled.dial();
        }
        long begin = System.nanoTime();
        List<Hop> hops = walk.get().untilAnswer(target);
        add(target, hops);
        Answer answer =
                switch (hops.getLast().echo()) {
                    case CONNECTED -> Answer.CONNECTED;
                    case REFUSED -> Answer.REFUSED;
                    case SILENCE -> Answer.SILENCE;
                    case ROUTER -> Answer.REJECTED;
                };
        return new Dial(target, answer, Duration.ofNanos(System.nanoTime() - begin));
    }

    private void add(InetSocketAddress target, List<Hop> hops) {
        synchronized (chart.walks) {
            chart.walks.add(new Walk(target.getPort(), hops));
        }
    }

    private @Nullable Dial canary(String host) {
        NameFact name = new NameProbe(question.portable()).lookUp(host);
        if (name.addresses().isEmpty()) {
            return null;
        }
        Dialler.Dialled dialled =
                dialler.dial(new InetSocketAddress(name.addresses().getFirst(), 21));
        close(dialled.channel());
        return dialled.dial();
    }

    static void close(@Nullable SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException alreadyGone) {
            // the descriptor is released in any case
        }
    }
}
