package org.twinport.tests.junit;

import org.junit.jupiter.api.extension.ExtendWith;
import org.twinport.testkit.peer.Peer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The test runs only where these servers can be started; otherwise it is skipped and says why not.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(NeedsCondition.class)
public @interface NeedsPeer {
    Peer[] value();
}
