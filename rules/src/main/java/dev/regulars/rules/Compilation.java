package dev.regulars.rules;

import dev.regulars.rules.language.Problem;
import java.util.List;

/** What came of compiling rule files. */
public sealed interface Compilation {

  /** They are a rulebook. */
  record Compiled(RuleBook rulebook, List<Problem> warnings) implements Compilation {}

  /** They are not; at least one problem is an error. Nothing of the files was executed. */
  record Refused(List<Problem> problems) implements Compilation {}
}
