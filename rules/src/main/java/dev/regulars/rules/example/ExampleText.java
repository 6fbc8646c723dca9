package dev.regulars.rules.example;

import dev.regulars.rules.Programme;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.LineKind;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Totals;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.facts.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of one example, with everything left out that is ordinary. */
final class ExampleText {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final Programme programme;
  private final int digits;
  private final List<String> lines = new ArrayList<>();

  ExampleText(Programme programme) {
    this.programme = programme;
    this.digits =
        Math.max(0, Currency.getInstance(programme.currency()).getDefaultFractionDigits());
  }

  /** The lines without indentation; the first begins with the dash of a list. */
  List<String> of(Example example) {
    Facts facts = example.facts();
    Happening happening = facts.happening();
    lines.add("- name: " + YamlText.scalar(example.name()));
    mapping("settings", example.settings().written());
    say("at", MOMENT.format(happening.at()));
    text("store", happening.store());
    texts("store tags", happening.storeTags());
    text("channel", happening.channel());
    texts("codes", happening.codes());
    mapping("attributes", written(happening.attributes()));
    mapping("member", member(facts.member(), example.standing(), happening.date()));
    Basket basket = facts.basket();
    if (basket == null) {
      text("event", happening.event());
    } else {
      purchase(basket);
      Map<String, String> paid = new TreeMap<>();
      basket.paid().forEach((method, minor) -> paid.put(YamlText.scalar(method), money(minor)));
      mapping("paid", paid);
    }
    usage(facts.usage());
    expectation(example.expectation());
    return lines;
  }

  private void say(String key, String written) {
    lines.add("  " + key + ": " + written);
  }

  private void text(String key, @Nullable String text) {
    if (text != null) {
      say(key, YamlText.scalar(text));
    }
  }

  private void texts(String key, Collection<String> texts) {
    if (!texts.isEmpty()) {
      say(key, YamlText.list(texts.stream().sorted().toList()));
    }
  }

  private void mapping(String key, Map<String, String> written) {
    if (!written.isEmpty()) {
      say(key, YamlText.mapping(written));
    }
  }

  private static Map<String, String> written(Map<String, String> texts) {
    Map<String, String> written = new TreeMap<>(texts);
    written.replaceAll((key, text) -> YamlText.scalar(text));
    return written;
  }

  private Map<String, String> member(Member member, Standing standing, LocalDate today) {
    Member ordinary = new MemberReader(programme).member(null, today);
    Map<String, String> said = new LinkedHashMap<>();
    String tier = member.tier();
    if (tier == null ? ordinary.tier() != null : !tier.equals(ordinary.tier())) {
      said.put("tier", tier == null ? MemberReader.NO_TIER : YamlText.scalar(tier));
    }
    if (!member.enrolledOn().equals(ordinary.enrolledOn())) {
      said.put("enrolled", member.enrolledOn().toString());
    }
    if (member.birthday() != null) {
      said.put("birthday", member.birthday().toString());
    }
    if (!member.tags().isEmpty()) {
      said.put("tags", YamlText.list(member.tags().stream().sorted().toList()));
    }
    if (!member.plans().isEmpty()) {
      said.put("plans", YamlText.list(member.plans().stream().sorted().toList()));
    }
    if (!member.attributes().isEmpty()) {
      said.put("attributes", YamlText.mapping(written(member.attributes())));
    }
    if (member.purchases() != ordinary.purchases()) {
      said.put("purchases", Long.toString(member.purchases()));
    }
    LocalDate last = member.lastPurchaseOn();
    LocalDate usual = member.purchases() > 0 ? ordinary.lastPurchaseOn() : null;
    if (last == null ? usual != null : !last.equals(usual)) {
      said.put("last purchase", last == null ? MemberReader.NEVER : last.toString());
    }
    if (!member.windows().isEmpty()) {
      said.put("earlier", earlier(member.windows()));
    }
    CounterText.write(member, said);
    if (!standing.equals(new Standing(0, 0, 0))) {
      said.put("standing", standing(standing));
    }
    return said;
  }

  private String earlier(Map<Window, Totals> windows) {
    return windows.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().code()))
        .map(
            entry ->
                "{in: %s, purchases: %d, spent: %s}"
                    .formatted(
                        words(entry.getKey()),
                        entry.getValue().purchases(),
                        money(entry.getValue().spentMinor())))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String words(Window window) {
    return window.code().replace('-', ' ');
  }

  private String standing(Standing standing) {
    return "{points: %d, spent: %s, purchases: %d}"
        .formatted(standing.accruedPoints(), money(standing.spentMinor()), standing.purchases());
  }

  private String money(long minor) {
    return BigDecimal.valueOf(minor, digits).toPlainString();
  }

  private void purchase(Basket basket) {
    List<Line> bought = basket.lines();
    if (bought.isEmpty()) {
      say("purchase", "[]");
    } else if (bought.size() == 1 && ToldGiven.isTotal(bought.getFirst())) {
      say("purchase", money(bought.getFirst().netMinor()));
    } else {
      lines.add("  purchase:");
      bought.forEach(line -> lines.add("    - " + YamlText.mapping(line(line))));
    }
  }

  private Map<String, String> line(Line line) {
    Map<String, String> said = new LinkedHashMap<>();
    if (!line.sku().equals(PurchaseReader.ANYTHING)) {
      said.put("product", YamlText.scalar(line.sku()));
    }
    if (line.category() != null) {
      said.put("category", YamlText.scalar(line.category()));
    }
    if (line.brand() != null) {
      said.put("brand", YamlText.scalar(line.brand()));
    }
    BigDecimal quantity = BigDecimal.valueOf(line.quantityMilli(), 3);
    if (line.quantityMilli() != 1000) {
      said.put("quantity", quantity.stripTrailingZeros().toPlainString());
    }
    Long price = price(line, quantity);
    said.put(price == null ? "amount" : "price", money(price == null ? line.netMinor() : price));
    if (line.taxMinor() != 0) {
      said.put("tax", money(line.taxMinor()));
    }
    if (line.kind() != LineKind.PRODUCT) {
      said.put("kind", line.kind().code());
    }
    return said;
  }

  /** The price of one unit, null where no price gives exactly the amount of the line. */
  static @Nullable Long price(Line line, BigDecimal quantity) {
    if (line.quantityMilli() == 0) {
      return null;
    }
    BigDecimal net = BigDecimal.valueOf(line.netMinor());
    BigDecimal price = net.divide(quantity, 0, RoundingMode.HALF_UP);
    boolean exact = quantity.multiply(price).setScale(0, RoundingMode.HALF_UP).compareTo(net) == 0;
    return exact ? price.longValueExact() : null;
  }

  private void usage(Usage usage) {
    List<String> given = new ArrayList<>();
    usage.limits().entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
        .forEach(entry -> given.add(given(entry.getKey(), entry.getValue())));
    new TreeMap<>(usage.budgets())
        .forEach((rule, points) -> given.add(given(rule, "budget", "points", points)));
    if (!given.isEmpty()) {
      lines.add("  already given:");
      given.forEach(each -> lines.add("    - " + each));
    }
  }

  private static String given(LimitKey key, long used) {
    String rule = key.rule().equals(LimitKey.ALL_RULES) ? "all rules" : key.rule();
    return given(rule, words(key.window()), key.times() ? "times" : "points", used);
  }

  private static String given(String rule, String per, String what, long used) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("rule", YamlText.scalar(rule));
    said.put("per", per);
    said.put(what, Long.toString(used));
    return YamlText.mapping(said);
  }

  private void expectation(Expectation expected) {
    if (expected.points() != null) {
      say("points", Long.toString(expected.points()));
    }
    if (!expected.rules().isEmpty()) {
      Map<String, String> rules = new LinkedHashMap<>();
      expected.rules().forEach((rule, points) -> rules.put(rule, Long.toString(points)));
      mapping("rules", rules);
    }
    text("tier", expected.tier());
    list("messages", expected.messages());
    list("vouchers", expected.vouchers());
    list("tags", expected.tags());
    Map<String, String> takesOff = new LinkedHashMap<>();
    expected
        .takesOff()
        .forEach((rule, amount) -> takesOff.put(YamlText.scalar(rule), amount.toPlainString()));
    mapping("takes off", takesOff);
  }

  private void list(String key, @Nullable List<String> texts) {
    if (texts != null) {
      say(key, YamlText.list(texts));
    }
  }
}
