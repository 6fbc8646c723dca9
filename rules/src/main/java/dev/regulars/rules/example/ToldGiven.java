package dev.regulars.rules.example;

import dev.regulars.rules.Programme;
import dev.regulars.rules.example.ExampleWords.Word;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.LineKind;
import dev.regulars.rules.facts.Usage;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an example begins with, in words; what is ordinary is left out. */
record ToldGiven(Programme programme, ExampleWords words) {

  static final String BETWEEN = " · ";

  private static final long ONE_MILLI = 1000;

  /** A line for when and where, for the member, for each thing bought and for what came before. */
  List<String> of(Example example) {
    Facts facts = example.facts();
    List<String> lines = new ArrayList<>();
    lines.add(happened(facts.happening(), example.settings()));
    String member = new ToldMember(programme, words).of(example);
    if (!member.isEmpty()) {
      lines.add(member);
    }
    Basket basket = facts.basket();
    if (basket != null) {
      bought(basket, lines);
    }
    used(facts.usage(), lines);
    return lines;
  }

  private String happened(Happening happening, NeededSettings settings) {
    List<String> said = new ArrayList<>();
    LocalTime time = happening.time();
    String day = words.day(happening.date());
    said.add(time.equals(LocalTime.NOON) ? day : words.moment(day, time));
    if (!happening.event().equals(Happening.PURCHASE)) {
      said.add(words.of(Word.EVENT, happening.event()));
    }
    if (happening.store() != null) {
      said.add(words.of(Word.STORE, happening.store()));
    }
    add(said, Word.STORE_TAGS, happening.storeTags());
    if (happening.channel() != null) {
      said.add(words.of(Word.CHANNEL, happening.channel()));
    }
    add(said, Word.CODES, happening.codes());
    new TreeMap<>(happening.attributes()).forEach((name, value) -> said.add(name + ": " + value));
    if (!settings.written().isEmpty()) {
      said.add(words.of(Word.SETTINGS, words.of(settings)));
    }
    return String.join(BETWEEN, said);
  }

  private void add(List<String> said, Word word, Collection<String> what) {
    if (!what.isEmpty()) {
      said.add(words.of(word, what.stream().sorted().collect(Collectors.joining(", "))));
    }
  }

  private void bought(Basket basket, List<String> said) {
    List<Line> lines = basket.lines();
    if (lines.isEmpty()) {
      said.add(words.emptyBasket());
    } else if (lines.size() == 1 && isTotal(lines.getFirst())) {
      said.add(words.purchase(money(lines.getFirst().netMinor())));
    } else {
      lines.forEach(line -> said.add(line(line)));
    }
    if (!basket.paid().isEmpty()) {
      said.add(
          words.of(
              Word.PAID,
              new TreeMap<>(basket.paid())
                  .entrySet().stream()
                      .map(part -> part.getKey() + " " + money(part.getValue()))
                      .collect(Collectors.joining(", "))));
    }
  }

  /** Whether a line says no more than an amount does. */
  static boolean isTotal(Line line) {
    return line.sku().equals(PurchaseReader.ANYTHING)
        && line.category() == null
        && line.brand() == null
        && line.quantityMilli() == ONE_MILLI
        && line.taxMinor() == 0
        && line.kind() == LineKind.PRODUCT;
  }

  private String line(Line line) {
    List<String> called = new ArrayList<>();
    if (!line.sku().equals(PurchaseReader.ANYTHING)) {
      called.add(line.sku());
    }
    Stream.of(line.category(), line.brand()).filter(Objects::nonNull).forEach(called::add);
    if (line.kind() != LineKind.PRODUCT) {
      called.add(words.kind(line.kind()));
    }
    String what = called.isEmpty() ? words.anything() : String.join(", ", called);
    BigDecimal quantity = BigDecimal.valueOf(line.quantityMilli(), 3);
    boolean one = line.quantityMilli() == ONE_MILLI;
    Long price = one ? null : ExampleText.price(line, quantity);
    return (one ? "" : words.number(quantity) + " × ")
        + what
        + " "
        + (price == null ? words.costs(money(line.netMinor())) : words.costsEach(money(price)))
        + (line.taxMinor() == 0 ? "" : ", " + words.tax(money(line.taxMinor())));
  }

  private void used(Usage usage, List<String> said) {
    usage.limits().entrySet().stream()
        .sorted(Comparator.comparing(limit -> limit.getKey().toString()))
        .forEach(limit -> said.add(used(limit.getKey(), limit.getValue())));
    new TreeMap<>(usage.budgets())
        .forEach(
            (rule, points) ->
                said.add(words.alreadyGiven(rule, words.points(points), words.ofBudget())));
  }

  private String used(LimitKey key, long given) {
    return words.alreadyGiven(
        key.rule().equals(LimitKey.ALL_RULES) ? null : key.rule(),
        key.times() ? words.times(given) : words.points(given),
        words.in(key.window()));
  }

  private String money(long minor) {
    return words.money(minor, programme.currency());
  }
}
