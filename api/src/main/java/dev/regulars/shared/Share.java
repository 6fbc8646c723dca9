package dev.regulars.shared;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * For whom a database connection is. Each has connections of its own, so that what waits for a lock
 * or reads for long never holds one that a till needs. It travels in Reactor's context; what says
 * nothing is {@link #BACKGROUND}.
 */
public enum Share {

  /** Batches of purchases, and the look-ups without which none is taken. */
  TILLS,

  /** Whoever waits for the answer to a request: pages, quotes, changes by hand. */
  REQUESTS,

  /** What nobody waits for: followers of the outbox, imports, reviews. */
  BACKGROUND,

  /** The look whether the database is there. */
  WATCH;

  /** The context with this in it. */
  public Context into(Context context) {
    return context.put(Share.class, this);
  }

  /** What the context says. */
  public static Share of(ContextView context) {
    return context.hasKey(Share.class) ? context.get(Share.class) : BACKGROUND;
  }
}
