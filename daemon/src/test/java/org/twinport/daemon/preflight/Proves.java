package org.twinport.daemon.preflight;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** On a test that lets a kernel have a fault: the ids of the checks that must see it. */
@Retention(RetentionPolicy.RUNTIME)
@interface Proves {
    String[] value();
}
