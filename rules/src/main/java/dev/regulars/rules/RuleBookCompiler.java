package dev.regulars.rules;

import dev.regulars.rules.language.Bounds;
import dev.regulars.rules.language.CanonicalRule;
import dev.regulars.rules.language.Problem;
import dev.regulars.rules.language.Problem.Severity;
import dev.regulars.rules.language.RulebookReader;
import dev.regulars.rules.language.RulebookReader.RulebookSource;
import dev.regulars.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

/** Turns rule files into a rulebook. Thread-safe. */
public final class RuleBookCompiler {

  private static final String RULES = ".dslr";
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\.(?:dslr|yaml)");

  private final Programme programme;
  private final RulebookReader reader;
  private final CompiledBefore compiledBefore = new CompiledBefore();

  /** A compiler with the vocabulary of the product. */
  public RuleBookCompiler(Programme programme) {
    this(programme, Vocabulary.standard());
  }

  /** A compiler with another vocabulary. */
  public RuleBookCompiler(Programme programme, Vocabulary vocabulary) {
    this.programme = programme;
    this.reader = new RulebookReader(vocabulary, programme);
  }

  /**
   * Finds everything that is wrong with rule files, and has Drools compile the rules that this
   * compiler has not compiled before: a fraction of a second after a change of one rule, seconds
   * for hundreds of new ones. Not for a thread that must not wait.
   *
   * @throws IllegalStateException if Drools refuses what was verified, which is a fault
   * @throws CancellationException where nobody waits for it any more
   */
  public List<Problem> check(RuleFiles files) {
    List<Problem> problems = fileProblems(files);
    if (!problems.isEmpty()) {
      return problems;
    }
    RulebookSource source = reader.read(rules(files));
    if (RulebookSize.of(files).fits(RulebookSize.MOST)) {
      compileUnknown(source.canonical());
    }
    return source.problems();
  }

  private void compileUnknown(List<CanonicalRule> rules) {
    for (CanonicalRule.Portion portion : CanonicalRule.portions(compiledBefore.unknown(rules))) {
      RuleEngine.tryToCompile(portion.drl());
      compiledBefore.add(portion.rules());
    }
    compiledBefore.add(rules);
  }

  /**
   * Parses, verifies and compiles. Takes seconds for hundreds of rules: never call it in a request.
   * What is more than {@link RulebookSize#MOST} (of before there was that) is not given to Drools,
   * which could end the process over it: it decides the same as {@link #interpret} makes it.
   *
   * @throws CancellationException where nobody waits for it any more
   */
  public Compilation compile(RuleFiles files) {
    List<Problem> problems = fileProblems(files);
    if (!problems.isEmpty()) {
      return new Compilation.Refused(problems);
    }
    RulebookSource source = reader.read(rules(files));
    if (!source.isSound()) {
      return new Compilation.Refused(source.problems());
    }
    Firing firing = firing(files, source);
    return new Compilation.Compiled(
        new AssembledRuleBook(programme, source, firing), source.problems());
  }

  private Firing firing(RuleFiles files, RulebookSource source) {
    if (!RulebookSize.of(files).fits(RulebookSize.MOST)) {
      return new InterpretedFiring(source.rules());
    }
    Firing firing = new CompiledFiring(source.drl());
    compiledBefore.add(source.canonical());
    return firing;
  }

  /**
   * Parses and verifies, but does not compile: the rulebook decides the same, only slower. For
   * trying out what is being written.
   */
  public Interpretation interpret(RuleFiles files) {
    List<Problem> problems = fileProblems(files);
    if (!problems.isEmpty()) {
      return new Interpretation.Refused(problems);
    }
    RulebookSource source = reader.read(rules(files));
    return source.isSound()
        ? new Interpretation.Sound(
            new AssembledRuleBook(programme, source, new InterpretedFiring(source.rules())),
            source.problems())
        : new Interpretation.Refused(source.problems());
  }

  private static List<Problem> fileProblems(RuleFiles files) {
    List<Problem> problems = new ArrayList<>();
    for (String name : files.files().keySet()) {
      if (!NAME.matcher(name).matches()) {
        problems.add(
            problem(
                name,
                "A file's name has letters, digits, hyphens and dots, and ends in .dslr (rules) or"
                    + " .yaml (examples)."));
      }
    }
    if (files.files().size() > Bounds.FILES_MAX) {
      problems.add(
          problem(
              files.files().lastKey(),
              "A rulebook may have at most " + Bounds.FILES_MAX + " files."));
    }
    return problems;
  }

  private static Problem problem(String file, String message) {
    return new Problem(file, 1, 1, Severity.ERROR, message, null);
  }

  private static SortedMap<String, String> rules(RuleFiles files) {
    SortedMap<String, String> rules = new TreeMap<>(files.files());
    rules.keySet().removeIf(name -> !name.endsWith(RULES));
    return rules;
  }
}
