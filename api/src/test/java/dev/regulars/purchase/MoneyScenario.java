package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Days;
import dev.regulars.GivenMembers.Someone;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one member does at the till and what it costs, step by step, as a scenario says it. */
final class MoneyScenario {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /**
   * {@code 2 tea:EARL-GREY@Twig 10.00 gift-card}: quantity, category, product, brand, price, kind.
   */
  private static final Pattern LINE =
      Pattern.compile(
          "(?<quantity>[\\d.]+) (?<category>[\\w-]+)(:(?<sku>[\\w-]+))?(@(?<brand>[\\w-]+))?"
              + " (?<price>-?[\\d.]+)( (?<kind>[a-z-]+))?");

  private final Shop shop;
  private final Days days;
  private final GivenRewards rewards;
  private final Someone member;
  private final Map<String, Answer> purchases = new HashMap<>();
  private final Map<String, String> named = new HashMap<>();
  private String redemption = "";

  MoneyScenario(Shop shop) {
    this.shop = shop;
    this.days = new Days(shop.as(Role.ADMIN));
    this.rewards = new GivenRewards(shop);
    this.member = shop.enrol();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  /** Makes the types of vouchers and the rewards that a file names. */
  static void prepare(Shop shop, Map<String, Object> said) {
    map(said.getOrDefault("vouchers", Map.of()))
        .forEach((name, body) -> put(shop, "/v1/voucher-types/" + name, body));
    map(said.getOrDefault("rewards", Map.of()))
        .forEach((code, body) -> new GivenRewards(shop).put(code, "discount", map(body)));
  }

  /** Takes its rewards away: what points are worth by one is so wherever points pay. */
  static void end(Shop shop, Map<String, Object> said) {
    map(said.getOrDefault("rewards", Map.of()))
        .forEach(
            (code, body) -> {
              Map<String, Object> retired = new HashMap<>(map(body));
              retired.put("state", "retired");
              new GivenRewards(shop).put(code, "discount", retired);
            });
  }

  private static void put(Shop shop, String path, Object body) {
    Answer answer =
        shop.as(Role.MARKETER)
            .send(
                "PUT",
                path,
                "application/json",
                Till.written(body).getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
  }

  void run(String name, List<?> steps) {
    for (int i = 0; i < steps.size(); i++) {
      Map<String, Object> step = map(steps.get(i));
      String place = name + ", step " + (i + 1) + ": " + step;
      Answer answer = null;
      for (Map.Entry<String, Object> part : step.entrySet()) {
        if (part.getKey().equals("expect")) {
          new MoneyExpected(shop, member, this::named).check(place, map(part.getValue()), answer);
        } else {
          answer = act(place, part.getKey(), part.getValue(), step.containsKey("expect"));
        }
      }
    }
  }

  private @Nullable Answer act(String place, String what, Object how, boolean looksAtIt) {
    Answer answer =
        switch (what) {
          case "points" -> {
            rewards.give(member, ((Number) how).longValue());
            yield null;
          }
          case "tier" ->
              ok(
                  place,
                  shop.as(Role.SUPPORT)
                      .send(
                          "PUT",
                          "/v1/members/" + member.id() + "/tier",
                          "application/json",
                          Till.written(Map.of("tier", how, "reason", "a scenario"))
                              .getBytes(StandardCharsets.UTF_8)));
          case "code" -> code(place, map(how));
          case "quote" -> quote(how);
          case "buy" -> buy(place, how);
          case "post" -> post(how);
          case "return" -> giveBack(place, how);
          case "validate" -> validate(how);
          case "hold" -> hold(place, how);
          case "confirm", "cancel", "reverse" -> step(what, how);
          case "pass" -> pass(how.toString());
          default -> throw new AssertionError(place + ": there is no step " + what);
        };
    if (answer != null && !looksAtIt) {
      ok(place, answer);
    }
    return answer;
  }

  private static Answer ok(String place, Answer answer) {
    assertThat(answer.status()).as(place + "\n" + answer.body()).isLessThan(300);
    return answer;
  }

  private Answer pass(String period) {
    LocalDate day = days.now().toLocalDate().plus(Period.parse(period));
    return days.until(day.atTime(3, 0).atZone(ZONE).toOffsetDateTime());
  }

  private Answer code(String place, Map<String, Object> how) {
    String type = how.get("type").toString();
    Answer made =
        ok(
            place,
            shop.as(Role.MARKETER).post("/v1/voucher-types/" + type + "/codes", "{\"count\": 1}"));
    String code = made.body().lines().skip(1).findFirst().orElseThrow().split(",")[0];
    String name = how.getOrDefault("as", type).toString();
    named.put(
        "$" + name.toUpperCase(Locale.ROOT), " " + code.toLowerCase(Locale.ROOT).replace('-', ' '));
    named.put("$" + name, code);
    return made;
  }

  private String named(Object text) {
    String name = text.toString();
    for (Map.Entry<String, String> one : named.entrySet()) {
      name = name.replace(one.getKey(), one.getValue());
    }
    return name;
  }

  private APurchase purchase(Map<String, Object> said) {
    APurchase purchase = said.containsKey("nobody") ? APurchase.anonymous() : APurchase.by(member);
    purchase = purchase.at(days.now());
    List<Map<String, Object>> lines = new ArrayList<>();
    long total = 0;
    for (Object line : (List<?>) said.getOrDefault("lines", List.of("1 tea 10.00"))) {
      lines.add(line(line.toString()));
      total += net(lines.getLast());
    }
    purchase.with("lines", lines).with("totalMinor", total);
    if (said.containsKey("redeem")) {
      purchase.with("redeem", said.get("redeem"));
    }
    if (said.containsKey("vouchers")) {
      purchase.with(
          "vouchers", ((List<?>) said.get("vouchers")).stream().map(this::named).toList());
    }
    if (said.containsKey("redemptions")) {
      purchase.with("redemptions", List.of(redemption));
    }
    if (said.containsKey("payments")) {
      purchase.with(
          "payments",
          map(said.get("payments")).entrySet().stream()
              .map(one -> Map.of("method", one.getKey(), "amountMinor", minor(one.getValue())))
              .toList());
    }
    if (said.containsKey("rounding")) {
      purchase.with("roundingMinor", minor(said.get("rounding")));
    }
    for (String field : List.of("store", "channel", "attributes")) {
      if (said.containsKey(field)) {
        purchase.with(field, said.get(field));
      }
    }
    return purchase;
  }

  private static Map<String, Object> line(String said) {
    Matcher line = LINE.matcher(said);
    assertThat(line.matches()).as(said).isTrue();
    Map<String, Object> body = new LinkedHashMap<>();
    String sku = line.group("sku");
    body.put("sku", sku == null ? line.group("category").toUpperCase(Locale.ROOT) : sku);
    body.put("category", line.group("category"));
    body.put("quantity", new BigDecimal(line.group("quantity")));
    body.put("unitPrice", line.group("price"));
    if (line.group("brand") != null) {
      body.put("brand", line.group("brand"));
    }
    if (line.group("kind") != null) {
      body.put("kind", line.group("kind"));
    }
    return body;
  }

  private static long net(Map<String, Object> line) {
    return new BigDecimal(line.get("unitPrice").toString())
        .multiply((BigDecimal) line.get("quantity"))
        .movePointRight(2)
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  static long minor(Object major) {
    return new BigDecimal(major.toString()).movePointRight(2).longValueExact();
  }

  private static Map<String, Object> said(Object how) {
    return how instanceof List<?> lines ? Map.of("lines", lines) : map(how);
  }

  private Answer quote(Object how) {
    return shop.till().post("/v1/purchases/quote", purchase(said(how)).json());
  }

  /** As the quote says; what is bought is what was quoted. */
  private Answer buy(String place, Object how) {
    Map<String, Object> said = said(how);
    APurchase purchase = purchase(said);
    Answer quote = ok(place, shop.till().post("/v1/purchases/quote", purchase.json()));
    purchase.asQuoted(quote);
    Answer bought = shop.till().post("/v1/purchases", purchase.json());
    if (bought.status() == 201) {
      assertThat(list(bought, "/discounts")).as(place).isEqualTo(list(quote, "/discounts"));
      assertThat(bought.at("/points")).as(place).isEqualTo(quote.at("/points"));
      assertThat(bought.at("/awards")).as(place).isEqualTo(quote.at("/awards"));
      purchases.put(said.getOrDefault("as", "last").toString(), bought);
      purchases.put("last", bought);
    }
    return bought;
  }

  static List<JsonNode> list(Answer answer, String pointer) {
    return answer.at(pointer).valueStream().toList();
  }

  private static Map<String, Object> taken(String source, Map<Integer, Long> lines) {
    return Map.of(
        "source",
        source,
        "lines",
        lines.entrySet().stream()
            .map(line -> Map.of("line", line.getKey(), "amountMinor", line.getValue()))
            .toList());
  }

  /** With the discounts that are said here, whoever gave them. */
  private Answer post(Object how) {
    Map<String, Object> said = said(how);
    APurchase purchase = purchase(said);
    List<Map<String, Object>> discounts = new ArrayList<>();
    long off = 0;
    for (Map.Entry<String, Object> one : map(said.getOrDefault("discounts", Map.of())).entrySet()) {
      Map<Integer, Long> lines = new LinkedHashMap<>();
      ((Map<?, ?>) one.getValue())
          .forEach((line, amount) -> lines.put((Integer) line, minor(amount)));
      discounts.add(taken(named(one.getKey()), lines));
      off += lines.values().stream().mapToLong(Long::longValue).sum();
    }
    long total =
        ((List<?>) said.getOrDefault("lines", List.of("1 tea 10.00")))
            .stream().mapToLong(line -> net(line(line.toString()))).sum();
    Answer answer =
        shop.till()
            .post(
                "/v1/purchases",
                purchase
                    .with("discounts", discounts.isEmpty() ? null : discounts)
                    .with("totalMinor", total - off)
                    .json());
    if (answer.status() == 201) {
      purchases.put(said.getOrDefault("as", "last").toString(), answer);
    }
    return answer;
  }

  private Answer giveBack(String place, Object how) {
    Map<String, Object> said = how instanceof String name ? Map.of("of", name) : map(how);
    Answer purchase = purchases.get(said.getOrDefault("of", "last").toString());
    assertThat(purchase).as(place).isNotNull();
    AReturn back = AReturn.next();
    for (Map.Entry<?, ?> line : ((Map<?, ?>) said.getOrDefault("lines", Map.of())).entrySet()) {
      back = back.line((Integer) line.getKey(), (Number) line.getValue());
    }
    back.with(
        "occurredAt", java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(days.now()));
    return shop.till().post("/v1/purchases/" + purchase.text("/id") + "/returns", back.json());
  }

  private Answer validate(Object how) {
    return shop.till()
        .post(
            "/v1/vouchers/validate",
            Till.written(Map.of("code", named(how), "member", Map.of("card", member.card()))));
  }

  private Answer hold(String place, Object how) {
    Answer held = rewards.reserve(member, map(how));
    if (held.status() == 201) {
      redemption = held.text("/id");
    }
    return held;
  }

  private Answer step(String what, @Nullable Object how) {
    return how instanceof Map<?, ?> && what.equals("reverse")
        ? rewards.reverse(redemption, ((Number) map(how).get("points")).longValue())
        : rewards.step(redemption, what);
  }
}
