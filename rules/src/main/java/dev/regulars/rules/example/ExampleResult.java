package dev.regulars.rules.example;

import org.jspecify.annotations.Nullable;

/**
 * How an example came out.
 *
 * @param name the example's name
 * @param ok whether the rulebook does what the example says
 * @param expected what the example says, in words
 * @param got what the rulebook does, told alike; where the example cannot be read, why
 * @param otherSettings settings that the programme does not have, and that the example is about or
 *     would hold with; null where there are none
 */
public record ExampleResult(
    String name, boolean ok, String expected, String got, @Nullable NeededSettings otherSettings) {

  /** Of an example that has nothing to do with settings. */
  public ExampleResult(String name, boolean ok, String expected, String got) {
    this(name, ok, expected, got, null);
  }

  /** Whether it fails whatever the settings are. */
  public boolean isBroken() {
    return !ok && otherSettings == null;
  }
}
