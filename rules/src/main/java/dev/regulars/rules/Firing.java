package dev.regulars.rules;

import dev.regulars.rules.decision.CompiledRule.Kind;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the rules that facts meet. Thread-safe. */
interface Firing extends AutoCloseable {

  /**
   * What the rules of a kind want that these facts meet, in force or not, in any order. The list
   * belongs to who asked.
   *
   * @param standing for rules about tiers, null for the others
   */
  List<Proposal> fire(Kind kind, Facts facts, @Nullable Standing standing);

  /** Frees what it holds. What is under way finishes. */
  @Override
  void close();
}
