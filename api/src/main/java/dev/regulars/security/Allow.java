package dev.regulars.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The roles that may use an endpoint, besides {@link Role#ADMIN}, who may use all of them but those
 * that are {@link Role#MEMBER members'} alone. Each handler method of ours has it, or {@link
 * AllowAnyone}; the server does not start otherwise.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allow {

  /** Empty for admins only. */
  Role[] value();
}
