package dev.regulars.outbox;

/**
 * What an event tells: a record of the package that it happens in, nested in a sealed interface
 * there. Its components are the event's JSON, which is a public schema: a golden file keeps it. A
 * component may be added; one that changes its meaning or goes needs a type of its own, with the
 * version in its name ({@code purchase.recorded.v2}). It holds no personal data.
 */
public interface EventPayload {

  /** What the outbox calls it, such as {@code purchase.recorded}. */
  String type();
}
