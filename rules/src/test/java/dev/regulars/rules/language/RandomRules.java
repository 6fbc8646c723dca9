package dev.regulars.rules.language;

import dev.regulars.rules.decision.CompiledRule.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes rules out of the vocabulary, whatever stands in it. */
public final class RandomRules {

  /** Codes that facts should have too, or nothing is ever met. */
  public static final List<String> CODES =
      List.of(
          "coffee",
          "tea",
          "app",
          "online",
          "hamburg-1",
          "Ben & Jerry's",
          "Süßes (lose)",
          "a, b or c",
          "50% #1 @home: x!",
          "日本",
          "19＂ rack ＼＄｛x｝ ／／ ＝",
          "Levi’s™ ½ 5°",
          "cafe\u0301 ☕",
          "नमस्ते",
          "r1",
          "true");

  private static final Set<String> ALIVE =
      Set.of(
          "give-expiring-after", "give-expiring-on", "give-available-after", "give-when-fulfilled");

  private static final List<Set<String>> SAID_ONCE =
      List.of(
          Set.of("points-expire-after", "points-expire-on"),
          Set.of("points-available-after", "points-available-when-fulfilled"));

  private final Random random;

  public RandomRules(Random random) {
    this.random = random;
  }

  /** The text of a file of sound rules, not all of it in canonical form. */
  public String file(Kind kind, int rules) {
    return file(kind, rules, "Rule");
  }

  /** The same, with rules that are called by this word and a number. */
  public String file(Kind kind, int rules, String called) {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < rules; i++) {
      file.append(rule(kind, called + " " + i)).append('\n');
    }
    return file.toString();
  }

  private String rule(Kind kind, String name) {
    StringBuilder rule = new StringBuilder("rule \"" + name + "\"\nwhen\n");
    List<Sentence> when = some(Part.WHEN, kind, 1 + random.nextInt(4));
    keepFirst(when, sentence -> sentence.id().contains("passes-every"));
    lines(when, rule);
    rule.append("then\n");
    Set<Sentence> then = new LinkedHashSet<>(some(Part.THEN, kind, 1 + random.nextInt(3)));
    // Each is the name of one in its rulebook.
    then.removeIf(sentence -> sentence.group().equals("Challenges"));
    if (when.stream().anyMatch(sentence -> sentence.group().equals("Counters"))) {
      then.removeIf(sentence -> sentence.group().equals("Counters"));
    }
    if (kind == Kind.TIER) {
      then.removeIf(sentence -> sentence.id().equals("qualify"));
      then.addAll(named("qualify"));
    } else if (kind == Kind.DISCOUNT) {
      then.addAll(named("percent-off-basket"));
    } else {
      lives(then);
    }
    lines(new ArrayList<>(then), rule);
    return rule.append("end\n").toString();
  }

  /** The points of a rule live as long as each other, and nothing is said of that twice. */
  private void lives(Set<Sentence> then) {
    List<Sentence> living = then.stream().filter(s -> ALIVE.contains(s.id())).toList();
    if (!living.isEmpty() && random.nextBoolean()) {
      then.clear();
      then.add(living.getFirst());
      return;
    }
    then.removeAll(living);
    for (Set<String> said : SAID_ONCE) {
      then.removeAll(then.stream().filter(s -> said.contains(s.id())).skip(1).toList());
    }
    then.addAll(named("give"));
  }

  /** Of the sentences of a kind only the first stays. */
  private static void keepFirst(List<Sentence> sentences, Predicate<Sentence> kind) {
    boolean[] seen = {false};
    sentences.removeIf(
        sentence -> {
          boolean again = kind.test(sentence) && seen[0];
          seen[0] |= kind.test(sentence);
          return again;
        });
  }

  private static List<Sentence> named(String id) {
    return Vocabulary.standard().sentences().stream().filter(s -> s.id().equals(id)).toList();
  }

  private List<Sentence> some(Part part, Kind kind, int count) {
    Subject subject =
        switch (kind) {
          case PURCHASE -> Subject.PURCHASE;
          case EVENT -> Subject.EVENT;
          case TIER -> Subject.TIER;
          case DISCOUNT -> Subject.DISCOUNT;
        };
    List<Sentence> fitting =
        Vocabulary.standard().sentences().stream()
            .filter(sentence -> sentence.part() == part && sentence.about().fits(subject))
            .filter(
                sentence ->
                    kind != Kind.DISCOUNT
                        || (part == Part.WHEN
                            ? !sentence.id().matches("counter-.*(reaches|passes-every).*")
                            : sentence.about() == subject))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(fitting, random);
    Set<Sentence> some = new LinkedHashSet<>(fitting.subList(0, count));
    if (part == Part.WHEN && kind != Kind.PURCHASE) {
      fitting.stream().filter(sentence -> sentence.about() == subject).limit(1).forEach(some::add);
    }
    return new ArrayList<>(some);
  }

  private void lines(List<Sentence> sentences, StringBuilder into) {
    for (Sentence sentence : sentences) {
      into.append("    ").append(line(sentence)).append('\n');
    }
  }

  /** A line that is this sentence, with any values. */
  public String line(Sentence sentence) {
    String line = sentence.text();
    String from = null;
    for (Parameter parameter : sentence.parameters()) {
      String value = value(parameter);
      while (value.equals(from)) {
        value = value(parameter);
      }
      if (parameter.name().equals("until") && from != null && from.compareTo(value) > 0) {
        line = line.replace("{from}", value).replace(from, value);
        value = from;
      }
      if (parameter.name().equals("from")) {
        from = value;
      }
      line = line.replace("{" + parameter.name() + "}", value);
    }
    return line;
  }

  private String value(Parameter parameter) {
    long least = parameter.least().max(java.math.BigDecimal.ONE).longValue();
    long number = least + random.nextInt(parameter.name().equals("day") ? 28 : 6);
    return switch (parameter.type()) {
      case INTEGER, LAST_DAYS -> Long.toString(number);
      case ORDINAL -> ValueWriter.ordinal(number);
      case DECIMAL -> number + (random.nextBoolean() ? "" : ".5");
      case PERCENT -> number + (random.nextBoolean() ? "%" : ".25%");
      case QUANTITY -> number + (random.nextBoolean() ? "" : ".125");
      case MONEY ->
          String.format(Locale.ROOT, "%d.%02d EUR", 10 + number * 10, random.nextInt(100));
      case DATE -> "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(9);
      case TIME -> String.format(Locale.ROOT, "%02d:%02d", random.nextInt(24), random.nextInt(60));
      case WEEKDAYS -> random.nextBoolean() ? "Monday" : "Tuesday, Friday or Sunday";
      case CODE -> quoted(1);
      case CODES -> quoted(1 + random.nextInt(3));
      case TIER, TIER_OR_HIGHER ->
          '"' + List.of("bronze", "silver", "gold").get(random.nextInt(3)) + '"';
      case CHOICE -> parameter.choices().get(random.nextInt(parameter.choices().size())).word();
      case TEXT -> "\"Grüße, it's 5% off!\"";
    };
  }

  private String quoted(int count) {
    List<String> codes = new ArrayList<>(CODES);
    Collections.shuffle(codes, random);
    return codes.subList(0, count).stream()
        .map(code -> '"' + code + '"')
        .collect(Collectors.joining(random.nextBoolean() ? ", " : " or "));
  }
}
