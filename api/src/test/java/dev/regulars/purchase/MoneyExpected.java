package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a scenario expects of a step: of its answer, and of the member afterwards. */
record MoneyExpected(Shop shop, Someone member, UnaryOperator<String> named) {

  void check(String place, Map<String, Object> expected, @Nullable Answer answer) {
    expected.forEach(
        (what, value) ->
            assertThat(String.valueOf(found(place, what, value, answer)))
                .as(place + ": " + what + (answer == null ? "" : "\n" + answer.body()))
                .isEqualTo(asked(what, value)));
  }

  private @Nullable Object found(String place, String what, Object value, @Nullable Answer answer) {
    return switch (what) {
      case "available" -> shop.balance(member).number("/available");
      case "reserved" -> shop.balance(member).number("/reserved");
      case "stock" ->
          MoneyScenario.map(value).keySet().stream()
              .collect(Collectors.toMap(code -> code, code -> new GivenRewards(shop).left(code)));
      default -> answer == null ? null : found(place, what, answer);
    };
  }

  private static @Nullable Object found(String place, String what, Answer answer) {
    return switch (what) {
      case "payable" -> answer.number("/payableMinor");
      case "total" -> answer.number("/totalMinor");
      case "taken" ->
          MoneyScenario.list(answer, "/discounts").stream()
              .collect(
                  Collectors.toMap(
                      one -> one.path("source").asString(),
                      one -> one.path("amountMinor").asLong(),
                      Long::sum,
                      LinkedHashMap::new));
      case "of lines" ->
          MoneyScenario.list(answer, "/discounts").stream()
              .flatMap(one -> one.path("lines").valueStream())
              .collect(
                  Collectors.toMap(
                      line -> line.path("line").asInt(),
                      line -> line.path("amountMinor").asLong(),
                      Long::sum,
                      java.util.TreeMap::new));
      case "refused" ->
          MoneyScenario.list(answer, "/refused").stream()
              .collect(
                  Collectors.toMap(
                      one -> one.path("source").asString(),
                      one -> one.path("reason").asString(),
                      (first, second) -> first,
                      LinkedHashMap::new));
      case "foreign" ->
          MoneyScenario.list(answer, "/discounts").stream()
              .filter(one -> one.path("foreign").asBoolean(false))
              .map(one -> one.path("source").asString())
              .toList();
      case "accrued" -> answer.number("/points/accrued");
      case "redeemed" -> answer.number("/points/redeemed");
      case "reversed" -> answer.number("/points/reversed");
      case "problem" -> answer.problem();
      case "at" -> answer.pointers();
      case "state" -> answer.text("/state");
      case "valid" -> answer.at("/valid").asBoolean();
      case "reason" -> answer.at("/reason").asString("");
      case "remaining" -> answer.number("/remainingMinor");
      case "worth" -> answer.number("/valueMinor");
      case "told" -> answer.at("/messages/0/text").asString("");
      case "issued" ->
          MoneyScenario.list(answer, "/vouchersIssued").stream()
              .map(one -> one.path("voucher").asString())
              .toList();
      default -> throw new AssertionError(place + ": nothing is known of " + what);
    };
  }

  private String asked(String what, Object value) {
    return switch (what) {
      case "payable", "total", "remaining", "worth" -> String.valueOf(MoneyScenario.minor(value));
      case "taken" -> {
        Map<String, Object> amounts = new LinkedHashMap<>();
        MoneyScenario.map(value)
            .forEach(
                (source, amount) -> amounts.put(named.apply(source), MoneyScenario.minor(amount)));
        yield amounts.toString();
      }
      case "of lines" -> {
        Map<Object, Object> amounts = new java.util.TreeMap<>();
        ((Map<?, ?>) value)
            .forEach((line, amount) -> amounts.put(line, MoneyScenario.minor(amount)));
        yield amounts.toString();
      }
      case "refused" -> {
        Map<String, Object> reasons = new LinkedHashMap<>();
        MoneyScenario.map(value)
            .forEach((source, reason) -> reasons.put(named.apply(source), reason));
        yield reasons.toString();
      }
      default -> value.toString();
    };
  }
}
