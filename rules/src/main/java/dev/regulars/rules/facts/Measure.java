package dev.regulars.rules.facts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A question that a sentence may ask of a fact. Only methods that carry this annotation can appear
 * in a vocabulary; they are pure, take texts and whole numbers, and answer with a whole number, a
 * truth value or a value that {@code toString} can show.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Measure {

  /** What has to be gathered before this can be answered. */
  Needs[] needs() default {};

  /** Whether a negative number stands for never, and is shown so. */
  boolean negativeIsNever() default false;

  /**
   * Whether it asks about the day. Then there is one of the same name whose first argument is the
   * minute until which a night counts as the day on which it began.
   */
  boolean ofDay() default false;

  /** Whether it tells something of a person, which not everybody may be told. */
  boolean ofPeople() default false;

  /**
   * Whether its number says how often what a rule gives is given: a bonus and a voucher, once for
   * each.
   */
  boolean repeats() default false;

  /** Facts that are gathered only where a rulebook reads them. */
  enum Needs {
    TAGS,
    PLANS,
    ATTRIBUTES,
    LAST_PURCHASE,
    /** The totals of the window whose code is the method's first argument. */
    WINDOW,
    /** The counter whose name and span are the method's first arguments. */
    COUNTER,
    /** As many days or weeks in a row as its second argument says. */
    IN_A_ROW
  }
}
