package org.twinport.tests.world;

import org.twinport.storage.Sink;
import org.twinport.storage.Storage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Holds uploads to a storage up once so many bytes have arrived, until the test opens the gate; for
 * any thread. It is how a test breaks an upload in the middle and not somewhere.
 */
public final class Gate {
    private final long after;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private long arrived;

    /**
     * @param after how many bytes of the upload pass
     */
    public Gate(long after) {
        this.after = after;
    }

    /** The same storage, whose sinks come to the gate. */
    public Storage in(Storage storage) {
        return proxy(
                Storage.class,
                storage,
                result -> result instanceof Sink sink ? proxy(Sink.class, sink, r -> r) : result);
    }

    /** A proxy, as the interfaces have many methods and only the bytes of two matter. */
    private <T> T proxy(Class<T> type, T target, UnaryOperator<Object> afterwards) {
        Object made =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            if (arguments != null && arguments[0] instanceof ByteBuffer bytes) {
                                pass(bytes.remaining());
                            }
                            if (method.getName().equals("takeFromPipe")) {
                                pass((int) arguments[1]);
                            }
                            try {
                                return afterwards.apply(method.invoke(target, arguments));
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
        return type.cast(made);
    }

    private synchronized void pass(int bytes) throws InterruptedException {
        arrived += bytes;
        if (arrived > after) {
            reached.countDown();
            open.await(1, TimeUnit.MINUTES);
        }
    }

    /** Waits until an upload stands at the gate. */
    public void awaitUpload(Duration limit) throws InterruptedException {
        if (!reached.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("no upload came to " + after + " bytes within " + limit);
        }
    }

    /** Lets everything pass from now on. */
    public void open() {
        open.countDown();
    }
}
