package dev.regulars.rules.language;

import dev.regulars.rules.decision.CompiledRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What of a rule decides whether Drools can compile it. Rules that differ only in their names,
 * places, headers and texts have the same DRL.
 */
public final class CanonicalRule {

  private static final Literal ANY_TEXT = Literal.of("0");
  private static final int AT_ONCE = Bounds.SENTENCES_COMPILED_AT_ONCE;

  private final CompiledRule.Kind kind;
  private final VerifiedRule rule;
  private final String drl;

  CanonicalRule(CompiledRule.Kind kind, VerifiedRule verified) {
    List<VerifiedRule.Call> calls =
        verified.calls().stream()
            .map(call -> new VerifiedRule.Call(call.method(), withoutTexts(call.arguments())))
            .toList();
    this.kind = kind;
    this.rule = new VerifiedRule(List.of(), verified.constraints(), calls);
    this.drl = DrlWriter.write(kind, List.of(new DrlWriter.Numbered(0, rule)));
  }

  /** Texts are the only integers; all other whole numbers are longs. */
  private static List<Literal> withoutTexts(List<Literal> literals) {
    return literals.stream()
        .map(literal -> literal.value() instanceof Integer ? ANY_TEXT : literal)
        .toList();
  }

  /** The rule alone, ready for Drools. */
  public String drl() {
    return drl;
  }

  /** Some of a rulebook's rules, of one kind, ready for Drools. */
  public record Portion(List<CanonicalRule> rules, String drl) {

    public Portion {
      rules = List.copyOf(rules);
    }
  }

  /** All of these rules, in portions that Drools compiles one after the other. */
  public static List<Portion> portions(List<CanonicalRule> rules) {
    return rules.stream().collect(Collectors.groupingBy(rule -> rule.kind)).values().stream()
        .flatMap(ofKind -> Portions.of(ofKind, CanonicalRule::sentences, AT_ONCE).stream())
        .map(
            portion ->
                new Portion(portion, DrlWriter.write(portion.getFirst().kind, numbered(portion))))
        .toList();
  }

  private int sentences() {
    return rule.sentences();
  }

  private static List<DrlWriter.Numbered> numbered(List<CanonicalRule> rules) {
    List<DrlWriter.Numbered> numbered = new ArrayList<>();
    rules.forEach(each -> numbered.add(new DrlWriter.Numbered(numbered.size(), each.rule)));
    return numbered;
  }
}
