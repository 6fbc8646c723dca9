package dev.regulars.rules.example;

/**
 * How an example came out.
 *
 * @param name the example's name
 * @param ok whether the rulebook does what the example says
 * @param expected what the example says, in words
 * @param got what the rulebook does, told alike; where the example cannot be read, why
 */
public record ExampleResult(String name, boolean ok, String expected, String got) {}
