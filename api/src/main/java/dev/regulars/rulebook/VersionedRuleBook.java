package dev.regulars.rulebook;

import dev.regulars.programme.ProgrammeVersion;
import dev.regulars.programme.Settings;
import dev.regulars.rules.RuleBook;

/**
 * A rulebook that can decide.
 *
 * @param version its number
 * @param under the settings that it decides under
 */
public record VersionedRuleBook(int version, RuleBook rules, ProgrammeVersion under) {

  /** What decides, by its numbers. */
  public Edition edition() {
    return new Edition(version, under.number());
  }

  /** The settings that it decides under. */
  public Settings settings() {
    return under.settings();
  }
}
