package org.twinport.lab.verify;

import org.twinport.lab.scenario.Scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does the same with many scenarios, some at a time; used by one thread, works with as many
 * platform threads as it is told.
 */
public final class Crew {
    private Crew() {}

    /**
     * The results in the order of the scenarios.
     *
     * @param each told of each result when it is there, one at a time
     */
    public static <R> List<R> run(
            List<Scenario> scenarios, int threads, Function<Scenario, R> work, Consumer<R> each) {
        Object turn = new Object();
        try (ExecutorService crew = Executors.newFixedThreadPool(threads)) {
            List<Future<R>> futures = new ArrayList<>();
            for (Scenario scenario : scenarios) {
                futures.add(
                        crew.submit(() -> {
                            R result = work.apply(scenario);
                            synchronized (turn) {
                                each.accept(result);
                            }
                            return result;
                        }));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
