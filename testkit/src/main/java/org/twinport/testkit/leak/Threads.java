package org.twinport.testkit.leak;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The live threads of this process, virtual ones too, which the JDK tells to nobody but its own
 * dump; and that dump, which walks their stacks, has crashed JDK 25.0.3 (SIGSEGV in
 * stackChunkOopDesc::sender). Stateless. Needs {@code --add-exports
 * java.base/jdk.internal.vm=ALL-UNNAMED}.
 */
public final class Threads {

    private Threads() {}

    /** Every live thread. */
    public static List<Thread> live() {
        try {
            Class<?> container = Class.forName("jdk.internal.vm.ThreadContainer");
            Object root =
                    Class.forName("jdk.internal.vm.ThreadContainers")
                            .getMethod("root")
                            .invoke(null);
            List<Thread> found = new ArrayList<>();
            collect(root, container.getMethod("threads"), container.getMethod("children"), found);
            return found;
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(
                    "run with --add-exports java.base/jdk.internal.vm=ALL-UNNAMED", closed);
        }
    }

    private static void collect(
            Object container, Method threads, Method children, List<Thread> found)
            throws ReflectiveOperationException {
        ((Stream<?>) threads.invoke(container)).forEach(thread -> found.add((Thread) thread));
        for (Object child : ((Stream<?>) children.invoke(container)).toList()) {
            collect(child, threads, children, found);
        }
    }
}
