package dev.regulars.edge;

import java.util.Locale;

/** Why something was refused or ended at the edge, as {@code regulars.http.refused} counts it. */
enum Refused {
  /** A connection gave way to another, or did not get in: there are too many in all. */
  CONNECTIONS,
  /** The same: too many from one address. */
  CONNECTIONS_OF_ADDRESS,
  /** It was no HTTP, or its address or headers were too long. */
  UNREADABLE,
  /** A request's head did not come in time. */
  SLOW_HEAD,
  /** A request's body did not come in time. */
  SLOW_BODY,
  /** A stream had no further line in time. */
  SILENT_STREAM,
  /** An answer was not read in time. */
  SLOW_READER,
  /** Answers that nobody reads took too much. */
  UNREAD_ANSWERS,
  /** A body of nobody's was too large. */
  OPEN_BODY,
  /** Bodies under way take too much, in all. */
  BODIES,
  /** The same, from one address. */
  BODIES_OF_ADDRESS,
  /** The same, of one caller. */
  BODIES_OF_CALLER,
  /** Too many streams at once, in all. */
  STREAMS,
  /** The same, of one caller. */
  STREAMS_OF_CALLER,
  /** Requests came before earlier ones were answered. */
  PIPELINED,
  /** What comes behind an answer is not read for ever. */
  AFTER_ANSWER;

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
