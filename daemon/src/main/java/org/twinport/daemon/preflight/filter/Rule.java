package org.twinport.daemon.preflight.filter;

import java.util.List;

/**
 * One rule; a value.
 *
 * @param conditions all of them must hold
 * @param text how a person finds it
 */
record Rule(List<Condition> conditions, Action action, String text) {

    Rule {
        conditions = List.copyOf(conditions);
    }

    Answer test(Packet packet) {
        Answer answer = Answer.YES;
        for (Condition condition : conditions) {
            answer = answer.and(condition.test(packet));
        }
        return answer;
    }
}
