package dev.regulars.rules.template;

import dev.regulars.rules.Programme;
import dev.regulars.rules.language.ParameterType;
import dev.regulars.rules.language.ParsedRule;
import dev.regulars.rules.language.SentenceUse;
import dev.regulars.rules.language.Value;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what a programme has in the place of what templates are written with. */
final class TemplateValues {

  private final Programme programme;
  private final long days;
  private final int decimals;
  private final Iterator<String> messages;

  /**
   * Values for one template.
   *
   * @param messages what is told instead, in the order of the texts; what is missing stays
   */
  TemplateValues(Programme programme, LocalDate today, List<String> messages) {
    this.programme = programme;
    this.days = ChronoUnit.DAYS.between(TemplateSource.TODAY, today);
    this.decimals =
        Math.max(0, Currency.getInstance(programme.currency()).getDefaultFractionDigits());
    this.messages = messages.iterator();
  }

  /** Whether the programme has, above its lowest tier, one for each that rules name. */
  boolean hasTiersFor(List<ParsedRule> rules) {
    Set<Value> tiers =
        rules.stream()
            .flatMap(rule -> Stream.of(rule.conditions(), rule.consequences()))
            .flatMap(List::stream)
            .flatMap(use -> tiers(use).stream())
            .collect(Collectors.toSet());
    return tiers.isEmpty() || programme.tiers().size() > tiers.size();
  }

  private static List<Value> tiers(SentenceUse use) {
    List<Value> tiers = new ArrayList<>();
    for (int i = 0; i < use.values().size(); i++) {
      if (isTier(use, i)) {
        tiers.add(use.values().get(i));
      }
    }
    return tiers;
  }

  private static boolean isTier(SentenceUse use, int parameter) {
    ParameterType type = use.sentence().parameters().get(parameter).type();
    return type == ParameterType.TIER || type == ParameterType.TIER_OR_HIGHER;
  }

  ParsedRule put(ParsedRule rule, String name) {
    return new ParsedRule(
        name,
        rule.place(),
        true,
        put(rule.headers()),
        put(rule.conditions()),
        put(rule.consequences()),
        rule.comments(),
        rule.closingComments());
  }

  private List<SentenceUse> put(List<SentenceUse> uses) {
    return uses.stream().map(this::put).toList();
  }

  private SentenceUse put(SentenceUse use) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < use.values().size(); i++) {
      values.add(put(use.values().get(i), isTier(use, i)));
    }
    return new SentenceUse(use.sentence(), values, use.place(), use.valueColumns(), use.comments());
  }

  private Value put(Value value, boolean isTier) {
    return switch (value) {
      case Value.Money money -> money(money);
      case Value.Day day -> new Value.Day(day.date().plusDays(days));
      case Value.Text text -> messages.hasNext() ? new Value.Text(messages.next()) : text;
      case Value.Words words when isTier -> tier(words);
      default -> value;
    };
  }

  /**
   * The same amount of a currency with cents; of one without them the same number of its units,
   * since those are worth about a cent.
   */
  private Value.Money money(Value.Money euros) {
    long minor = euros.minor();
    for (int i = TemplateSource.DECIMALS; i < decimals; i++) {
      minor *= 10;
    }
    return new Value.Money(minor, programme.currency());
  }

  /** Counted from the top: gold is the highest tier, silver the one below it. */
  private Value.Words tier(Value.Words written) {
    int fromTop = TemplateSource.TIERS_FROM_TOP.indexOf(written.words().getFirst());
    int rank = programme.tiers().size() - 1 - fromTop;
    return new Value.Words(List.of(programme.tiers().get(Math.max(0, rank)).code()));
  }
}
