package dev.regulars.rules.example;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an example came out.
 *
 * @param name the example's name
 * @param ok whether the rulebook does what the example says
 * @param given what the example begins with, in words, a line for each part of it; empty where it
 *     cannot be read
 * @param expected what the example says, in words
 * @param got what the rulebook does, told alike; where the example cannot be read, why
 * @param otherSettings settings that the programme does not have, and that the example is about or
 *     would hold with; null where there are none
 */
public record ExampleResult(
    String name,
    boolean ok,
    List<String> given,
    String expected,
    String got,
    @Nullable NeededSettings otherSettings) {

  public ExampleResult {
    given = List.copyOf(given);
  }

  /** Of what cannot be read as an example. */
  public ExampleResult(String name, boolean ok, String expected, String got) {
    this(name, ok, List.of(), expected, got, null);
  }

  /** Whether it fails whatever the settings are. */
  public boolean isBroken() {
    return !ok && otherSettings == null;
  }
}
