package dev.regulars.rules.language;

import dev.regulars.rules.decision.CompiledRule;
import java.util.List;

/**
 * A rule that was read as a whole, with all that is known of it.
 *
 * @param file name of its file
 * @param parsed as it stands there
 * @param compiled what it means
 * @param comparisons what each of its {@code when} sentences asks, in their order
 */
public record ReadRule(
    String file, ParsedRule parsed, CompiledRule compiled, List<Comparison> comparisons) {

  public ReadRule {
    comparisons = List.copyOf(comparisons);
  }

  static ReadRule of(String file, RuleAssembler.Assembled rule) {
    return new ReadRule(
        file,
        rule.parsed(),
        rule.compiled(),
        rule.verified().constraints().stream().map(Comparison::of).toList());
  }
}
