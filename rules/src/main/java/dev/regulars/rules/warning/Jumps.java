package dev.regulars.rules.warning;

import dev.regulars.rules.language.ParsedRule;
import dev.regulars.rules.language.Sentence;
import dev.regulars.rules.language.SentenceUse;
import dev.regulars.rules.language.Speech;
import dev.regulars.rules.language.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that are many times what they were: a zero too many, or a point in the wrong place, in
 * what a rule gives or in what it asks for. A rule is compared with the live one of its identity,
 * or else of its name, sentence by sentence, each with the first one of its kind that was not
 * compared yet.
 */
final class Jumps {

  private static final int FACTOR = 5;

  private final Map<String, RuleClaims> before = new HashMap<>();
  private final Map<String, RuleClaims> byIdentity = new HashMap<>();
  private final Speech speech;
  private final WarningTexts texts;

  Jumps(List<RuleClaims> before, Speech speech, WarningTexts texts) {
    before.forEach(rule -> this.before.put(rule.name(), rule));
    before.forEach(rule -> byIdentity.put(rule.terms().identity(), rule));
    this.speech = speech;
    this.texts = texts;
  }

  List<Warning> of(RuleClaims rule) {
    RuleClaims live = byIdentity.get(rule.terms().identity());
    if (live == null) {
      live = before.get(rule.name());
    }
    List<Warning> warnings = new ArrayList<>();
    if (live != null) {
      List<SentenceUse> left = new ArrayList<>(sentences(live));
      for (SentenceUse use : sentences(rule)) {
        SentenceUse old = take(left, use.sentence());
        if (old != null) {
          compare(rule, old, use, warnings);
        }
      }
    }
    return warnings;
  }

  private static List<SentenceUse> sentences(RuleClaims rule) {
    ParsedRule parsed = rule.rule().parsed();
    return Stream.of(parsed.conditions(), parsed.consequences()).flatMap(List::stream).toList();
  }

  private static @Nullable SentenceUse take(List<SentenceUse> from, Sentence sentence) {
    for (SentenceUse use : from) {
      if (use.sentence().equals(sentence)) {
        from.remove(use);
        return use;
      }
    }
    return null;
  }

  private void compare(RuleClaims rule, SentenceUse old, SentenceUse now, List<Warning> into) {
    for (int i = 0; i < now.values().size(); i++) {
      BigDecimal was = number(old.values().get(i));
      BigDecimal is = number(now.values().get(i));
      if (was != null && is != null && isJump(was, is)) {
        var parameter = now.sentence().parameters().get(i);
        into.add(
            new Warning(
                Warning.Code.JUMP,
                rule.name(),
                rule.rule().file(),
                now.place().line(),
                texts.jump(
                    speech.written(parameter, old.values().get(i)),
                    speech.written(parameter, now.values().get(i))),
                texts.jumpReason(speech.say(now), FACTOR)));
      }
    }
  }

  private static boolean isJump(BigDecimal was, BigDecimal is) {
    BigDecimal factor = BigDecimal.valueOf(FACTOR);
    return was.multiply(factor).compareTo(is) < 0 || is.multiply(factor).compareTo(was) < 0;
  }

  private static @Nullable BigDecimal number(Value value) {
    BigDecimal number =
        switch (value) {
          case Value.Whole whole -> BigDecimal.valueOf(whole.number());
          case Value.Exact exact -> exact.number();
          case Value.Money money -> BigDecimal.valueOf(money.minor());
          default -> null;
        };
    return number == null || Objects.requireNonNull(number).signum() == 0 ? null : number;
  }
}
