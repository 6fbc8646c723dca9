package dev.regulars.rules.language;

import dev.regulars.rules.decision.CompiledRule;
import dev.regulars.rules.decision.Proposals;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.language.VerifiedRule.Constraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Writes the DRL that is compiled, from verified rules and nothing else. Every condition of a rule
 * about a purchase is a constraint of one pattern on one {@link Facts}, so that Drools has nothing
 * to join: a third to a half of the time of patterns on separate facts. The conditions that most
 * rules share come first, because equal beginnings are evaluated once for all of them.
 */
final class DrlWriter {

  private static final Map<String, String> PATHS =
      Map.of("Basket", "basket.", "Happening", "happening.", "Member", "member.", "Facts", "");

  private final Map<String, Integer> uses = new HashMap<>();
  private final StringBuilder drl = new StringBuilder();

  /** A rule that will be known by its number. */
  record Numbered(int index, VerifiedRule rule) {}

  private DrlWriter(List<Numbered> rules, String packageName) {
    for (Numbered rule : rules) {
      rule.rule().constraints().forEach(c -> uses.merge(expression(c), 1, Integer::sum));
    }
    drl.append("package ").append(packageName).append(";\n");
    drl.append("import ").append(Facts.class.getName()).append(";\n");
    drl.append("import ").append(Standing.class.getName()).append(";\n");
    drl.append("global ").append(Proposals.class.getName()).append(" proposals;\n");
    rules.forEach(this::rule);
  }

  /** The DRL of each kind that has rules, in portions that are compiled one after the other. */
  static Map<CompiledRule.Kind, List<String>> write(List<RuleAssembler.Assembled> rules) {
    Map<CompiledRule.Kind, List<RuleAssembler.Assembled>> byKind =
        rules.stream().collect(Collectors.groupingBy(rule -> rule.compiled().kind()));
    Map<CompiledRule.Kind, List<String>> drl = new EnumMap<>(CompiledRule.Kind.class);
    byKind.forEach((kind, ofKind) -> drl.put(kind, portions(kind, numbered(ofKind))));
    return drl;
  }

  /** The DRL of rules of one kind, in portions that are compiled one after the other. */
  static List<String> portions(CompiledRule.Kind kind, List<Numbered> rules) {
    return Portions.of(rules, rule -> rule.rule().sentences(), Bounds.SENTENCES_COMPILED_AT_ONCE)
        .stream()
        .map(portion -> write(kind, portion))
        .toList();
  }

  private static List<Numbered> numbered(List<RuleAssembler.Assembled> rules) {
    return rules.stream()
        .map(rule -> new Numbered(rule.compiled().terms().index(), rule.verified()))
        .toList();
  }

  /** The DRL of rules of one kind. */
  static String write(CompiledRule.Kind kind, List<Numbered> rules) {
    return new DrlWriter(rules, packageOf(kind)).drl.toString();
  }

  private static String packageOf(CompiledRule.Kind kind) {
    return switch (kind) {
      case PURCHASE -> "dev.regulars.rules.compiled.purchases";
      case EVENT -> "dev.regulars.rules.compiled.events";
      case TIER -> "dev.regulars.rules.compiled.tiers";
      case DISCOUNT -> "dev.regulars.rules.compiled.discounts";
    };
  }

  private void rule(Numbered rule) {
    drl.append("rule \"r").append(rule.index()).append("\"\nwhen\n");
    List<String> aboutFacts = new ArrayList<>();
    List<String> aboutStanding = new ArrayList<>();
    for (Constraint constraint : rule.rule().constraints()) {
      (constraint.fact().equals("Standing") ? aboutStanding : aboutFacts)
          .add(expression(constraint));
    }
    pattern("Facts", aboutFacts);
    pattern("Standing", aboutStanding);
    drl.append("then\n    proposals.by(").append(rule.index()).append(");\n");
    for (VerifiedRule.Call call : rule.rule().calls()) {
      drl.append("    proposals.").append(call.method()).append(arguments(call.arguments()));
      drl.append(";\n");
    }
    drl.append("end\n");
  }

  private void pattern(String fact, List<String> constraints) {
    if (!constraints.isEmpty()) {
      constraints.sort(
          Comparator.comparing((String c) -> -uses.getOrDefault(c, 0)).thenComparing(c -> c));
      drl.append("    ").append(fact).append("( ");
      drl.append(String.join(", ", constraints)).append(" )\n");
    }
  }

  private static String expression(Constraint constraint) {
    return PATHS.getOrDefault(constraint.fact(), "")
        + constraint.measure()
        + arguments(constraint.arguments())
        + " "
        + constraint.operator()
        + " "
        + constraint.bound().source();
  }

  private static String arguments(List<Literal> literals) {
    StringJoiner arguments = new StringJoiner(", ", "(", ")");
    literals.forEach(literal -> arguments.add(literal.source()));
    return arguments.toString();
  }
}
