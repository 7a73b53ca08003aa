package org.twinport.doctor.probe;

import org.twinport.doctor.fact.NameFact;
import org.twinport.doctor.fact.NameFact.Lookup;
import org.twinport.net.probe.NameService;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Turns the host name into addresses; the lookup is on a thread of its own, because the system's
 * resolver knows no deadline.
 */
final class NameProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(12);

    /** No name service takes that long to say no; one that is silent takes longer. */
    private static final Duration QUICK = Duration.ofMillis(2_500);

    private final boolean portable;

    NameProbe(boolean portable) {
        this.portable = portable;
    }

    NameFact lookUp(String host) {
        try {
            InetAddress literal = InetAddress.ofLiteral(host);
            return new NameFact(host, Lookup.LITERAL, List.of(literal), Duration.ZERO);
        } catch (IllegalArgumentException name) {
            return resolved(host);
        }
    }

    private NameFact resolved(String host) {
        long begin = System.nanoTime();
        FutureTask<InetAddress[]> task = new FutureTask<>(() -> InetAddress.getAllByName(host));
        Thread.ofPlatform().daemon().name("name lookup").start(task);
        try {
            InetAddress[] found = task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return new NameFact(host, Lookup.FOUND, List.of(found), since(begin));
        } catch (ExecutionException failed) {
            return new NameFact(host, why(failed, host, since(begin)), List.of(), since(begin));
        } catch (TimeoutException silent) {
            return new NameFact(host, Lookup.FAILED, List.of(), since(begin));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new NameFact(host, Lookup.FAILED, List.of(), since(begin));
        }
    }

    private Lookup why(ExecutionException failed, String host, Duration took) {
        if (!(failed.getCause() instanceof UnknownHostException) || took.compareTo(QUICK) > 0) {
            return Lookup.FAILED;
        }
        boolean broken = !portable && NameService.fails(host).orElse(false);
        return broken ? Lookup.FAILED : Lookup.UNKNOWN;
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
