package org.twinport.tests.junit;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.twinport.testkit.peer.Peers;
import org.twinport.testkit.tool.Tools;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Behind {@link NeedsTool}, {@link NeedsRoot} and {@link NeedsPeer}; stateless. */
final class NeedsCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Stream.of(missingTool(context), missingRoot(context), missingPeer(context))
                .flatMap(Optional::stream)
                .findFirst()
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("all that it needs is here"));
    }

    private static Optional<String> missingTool(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsTool.class).stream()
                .flatMap(needs -> Arrays.stream(needs.value()))
                .flatMap(name -> Tools.missing(name).stream())
                .findFirst();
    }

    private static Optional<String> missingRoot(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsRoot.class)
                .filter(_ -> !Tools.isRoot())
                .map(_ -> "only root can do this");
    }

    private static Optional<String> missingPeer(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsPeer.class).stream()
                .flatMap(needs -> Arrays.stream(needs.value()))
                .flatMap(peer -> Peers.whyNot(peer).stream())
                .findFirst();
    }
}
