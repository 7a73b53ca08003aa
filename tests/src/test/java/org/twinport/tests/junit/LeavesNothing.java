package org.twinport.tests.junit;

import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * After each test of the class nothing may be left that was not there before it: no thread, socket,
 * open file or child process. Not for tests that run beside others in one process.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(LeakExtension.class)
public @interface LeavesNothing {}
