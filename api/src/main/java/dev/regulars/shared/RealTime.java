package dev.regulars.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * The clock of the machine, whatever day the demo is on. For what a jump of a year must not touch:
 * sessions, keys and attempts to sign in, the day for which a repeated request is known, the audit
 * log, leases. Whatever is about the programme takes the {@code Clock} without this.
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD})
public @interface RealTime {}
