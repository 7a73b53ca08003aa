package org.twinport.tests.junit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.twinport.testkit.leak.LeakCheck;

import java.time.Duration;

/** Behind {@link LeavesNothing}: surrounds the test's own set-up and clean-up; stateless. */
final class LeakExtension implements BeforeEachCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace OURS =
            ExtensionContext.Namespace.create(LeakExtension.class);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(OURS).put("check", LeakCheck.start());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        LeakCheck check = context.getStore(OURS).get("check", LeakCheck.class);
        if (check != null && context.getExecutionException().isEmpty()) {
            check.assertFree(DEADLINE);
        }
    }
}
