package org.twinport.daemon;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** How long the carrier threads of this JVM have worked; stateless. */
final class CarrierTimes {

    /** What the JDK calls the threads of its scheduler; no other pool is made before that one. */
    private static final String NAME = "ForkJoinPool-1-worker-";

    private CarrierTimes() {}

    /** Nanoseconds of processor time, of those that are still alive. */
    static long total() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        if (!threads.isThreadCpuTimeSupported()) {
            return 0;
        }
        long total = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith(NAME)) {
                total += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return total;
    }
}
