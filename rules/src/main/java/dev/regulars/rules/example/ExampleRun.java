package dev.regulars.rules.example;

import dev.regulars.rules.Programme;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Qualification;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rulebook makes of an example: decided like a purchase, the way up the tiers included. */
record ExampleRun(Example example, Decision decision, Decision grants, @Nullable String tier) {

  static ExampleRun of(RuleBook rulebook, Example example) {
    Facts facts = example.facts();
    Decision decision = rulebook.decide(facts);
    String held = facts.member().tier();
    Standing after = after(example.standing(), facts.basket(), decision.points());
    Qualification qualification = rulebook.qualify(facts, after, held);
    Programme programme = rulebook.programme();
    String qualified = qualification.tier();
    boolean up = qualified != null && programme.rank(qualified) > rank(programme, held);
    return new ExampleRun(
        example, decision, up ? qualification.grants() : Decision.NOTHING, up ? qualified : held);
  }

  /** Of an example whose points cannot be counted. */
  static ExampleResult overflow(Example example) {
    return new ExampleResult(
        example.name(), false, inWords(example.expectation()), "more points than can be counted");
  }

  private static int rank(Programme programme, @Nullable String tier) {
    return tier == null ? -1 : programme.rank(tier);
  }

  private static Standing after(Standing before, @Nullable Basket basket, long points) {
    return new Standing(
        before.accruedPoints() + points,
        before.spentMinor() + (basket == null ? 0 : basket.totalMinor()),
        before.purchases() + (basket == null ? 0 : 1));
  }

  ExampleResult result() {
    Expectation expected = example.expectation();
    Expectation got = got();
    Expectation shown =
        new Expectation(
            decision.points(), byRule(), got.tier(), got.messages(), got.vouchers(), got.tags());
    return new ExampleResult(
        example.name(), got.equals(expected), inWords(expected), inWords(shown));
  }

  /** What came out, of that of which the example says something. */
  Expectation got() {
    Expectation expected = example.expectation();
    Map<String, Long> byRule = byRule();
    Map<String, Long> asked = new LinkedHashMap<>();
    expected.rules().keySet().forEach(rule -> asked.put(rule, byRule.getOrDefault(rule, 0L)));
    return new Expectation(
        expected.points() == null ? null : decision.points(),
        asked,
        expected.tier() == null ? null : tier == null ? MemberReader.NO_TIER : tier,
        expected.messages() == null ? null : messages(),
        expected.vouchers() == null ? null : vouchers(),
        expected.tags() == null ? null : tags());
  }

  private Map<String, Long> byRule() {
    Map<String, Long> byRule = new LinkedHashMap<>();
    decision.awards().forEach(award -> byRule.put(award.rule(), award.points()));
    return byRule;
  }

  private List<String> messages() {
    return both(each -> each.messages().stream().map(Decision.Message::text));
  }

  private List<String> vouchers() {
    return both(each -> each.vouchers().stream().map(Decision.VoucherGrant::voucher));
  }

  private List<String> tags() {
    return both(each -> each.tags().stream().map(Decision.TagGrant::tag));
  }

  private List<String> both(java.util.function.Function<Decision, Stream<String>> texts) {
    return Stream.of(decision, grants).flatMap(texts).toList();
  }

  private static String inWords(Expectation expectation) {
    List<String> parts = new ArrayList<>();
    if (expectation.points() != null) {
      parts.add(expectation.points() + (expectation.points() == 1 ? " point" : " points"));
    }
    if (!expectation.rules().isEmpty()) {
      parts.add(
          expectation.rules().entrySet().stream()
              .map(rule -> rule.getKey() + " " + rule.getValue())
              .collect(Collectors.joining(", ")));
    }
    if (expectation.tier() != null) {
      parts.add("tier " + expectation.tier());
    }
    add(parts, "messages", expectation.messages());
    add(parts, "vouchers", expectation.vouchers());
    add(parts, "tags", expectation.tags());
    return String.join("; ", parts);
  }

  private static void add(List<String> parts, String what, @Nullable List<String> texts) {
    if (texts != null) {
      parts.add(texts.isEmpty() ? "no " + what : what + " " + String.join(" | ", texts));
    }
  }
}
