package org.twinport.daemon;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * A signal of the operating system that runs something of ours. The only place that knows the JDK's
 * unsupported API for signals, found at run time, as the compiler warns of every mention of it. The
 * signal belongs to the whole process.
 */
final class ProcessSignal implements AutoCloseable {

    private final Object signal;
    private final Method handle;
    private final Object before;

    private ProcessSignal(Object signal, Method handle, Object before) {
        this.signal = signal;
        this.handle = handle;
        this.before = before;
    }

    /**
     * Runs {@code action} at each signal, on a thread of its own.
     *
     * @param name without SIG, such as HUP
     * @throws ReflectiveOperationException where there is no such signal, or the JVM keeps it
     *     (-Xrs)
     */
    static ProcessSignal handle(String name, Runnable action) throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        Object handler =
                Proxy.newProxyInstance(
                        ProcessSignal.class.getClassLoader(),
                        new Class<?>[] {handlerType},
                        (_, method, _) -> {
                            if (method.getName().equals("handle")) {
                                action.run();
                            }
                            return null;
                        });
        Method handle = signalType.getMethod("handle", signalType, handlerType);
        return new ProcessSignal(signal, handle, handle.invoke(null, signal, handler));
    }

    /** Puts back what was there before. */
    @Override
    public void close() {
        try {
            handle.invoke(null, signal, before);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a signal handler that was set cannot be unset", e);
        }
    }
}
