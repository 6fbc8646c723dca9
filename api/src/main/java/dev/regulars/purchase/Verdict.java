package dev.regulars.purchase;

import dev.regulars.shared.Problem;

/** What became of deciding a command. */
sealed interface Verdict {

  /** It changes something, or nothing but that it is on the books. */
  record Changed(Change change) implements Verdict {}

  /** It cannot be. */
  record Refused(Problem problem) implements Verdict {}

  /** It found nothing to change and is not to be kept. */
  record Idle(String answer) implements Verdict {}

  /** More has to be gathered before it can be decided. */
  enum Wanting implements Verdict {
    /** What budgets have spent. */
    BUDGETS,
    /** Older purchases that may hold what is returned. */
    PURCHASES,
    /** What was bought after what is returned. */
    LATER
  }
}
