package dev.regulars.rules.example;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of a YAML file, read with its places. What is missing is null; what is wrong is a
 * problem, and null.
 */
final class YamlSection {

  private static final int DIGITS_MAX = 16;

  private final Node node;
  private final YamlProblems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();

  /** Reads a mapping; keys that are not {@code known} are problems. No keys at all: any will do. */
  YamlSection(Node node, YamlProblems problems, List<String> known) {
    this.node = node;
    this.problems = problems;
    if (!(node instanceof MappingNode mapping)) {
      problems.at(node, "here should be keys with values, such as \"" + sample(known) + ": …\"");
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!known.isEmpty() && !known.contains(key)) {
        problems.at(
            tuple.getKeyNode(),
            "\"" + key + "\" is not known here; known are " + String.join(", ", known));
      } else if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
        problems.at(tuple.getKeyNode(), "\"" + key + "\" stands here twice");
      }
    }
  }

  private static String sample(List<String> known) {
    return known.isEmpty() ? "name" : known.getFirst();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  void problem(String message) {
    problems.at(node, message);
  }

  void problem(String key, String message) {
    problems.at(values.getOrDefault(key, node), message);
  }

  @Nullable String text(String key) {
    return read(key, "one value", text -> text);
  }

  String text(String key, String otherwise) {
    String text = text(key);
    return text == null ? otherwise : text;
  }

  /** One of these, by its word; null where the key is missing or has another word. */
  <T> @Nullable T oneOf(String key, List<T> choices, Function<? super T, String> word) {
    String text = text(key);
    for (T choice : choices) {
      if (word.apply(choice).equals(text)) {
        return choice;
      }
    }
    if (text != null) {
      String known = choices.stream().map(word).collect(Collectors.joining(", "));
      problem(key, "\"" + text + "\" is not known here; known are " + known);
    }
    return null;
  }

  @Nullable Long whole(String key) {
    return read(key, "a whole number such as 5", Long::valueOf);
  }

  long whole(String key, long otherwise) {
    Long number = whole(key);
    return number == null ? otherwise : number;
  }

  @Nullable BigDecimal decimal(String key) {
    return read(key, "a number such as 2 or 1.5", YamlSection::bounded);
  }

  /** An amount such as 2.50, in minor units of a currency with that many digits. */
  @Nullable Long money(String key, int digits) {
    return read(
        key,
        "an amount such as 2.50, without the currency",
        text ->
            bounded(text)
                .movePointRight(digits)
                .setScale(0, RoundingMode.UNNECESSARY)
                .longValueExact());
  }

  long money(String key, int digits, long otherwise) {
    Long amount = money(key, digits);
    return amount == null ? otherwise : amount;
  }

  /** An amount that is never below 0; 0 where it is missing. */
  long spend(String key, int digits) {
    long amount = money(key, digits, 0);
    if (amount < 0) {
      problem(key, "\"" + text(key) + "\" should be an amount of 0 or more");
    }
    return Math.max(0, amount);
  }

  @Nullable LocalDate date(String key) {
    return read(key, "a day such as 2026-11-24", LocalDate::parse);
  }

  /** A day with a time, or a day alone, which means noon. */
  @Nullable LocalDateTime moment(String key) {
    return read(
        key,
        "a day, or a day and a time, such as 2026-11-24 10:15",
        text ->
            text.length() <= 10
                ? LocalDate.parse(text).atTime(12, 0)
                : LocalDateTime.parse(text.replace(' ', 'T')));
  }

  /** A list of values, or a single one; null where the key is missing. */
  @Nullable List<String> texts(String key) {
    Node value = values.get(key);
    if (value == null) {
      return null;
    }
    List<Node> items =
        value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
    List<String> texts = new ArrayList<>();
    for (Node item : items) {
      if (item instanceof ScalarNode scalar) {
        texts.add(scalar.getValue());
      } else {
        problems.at(item, "here should be one value");
      }
    }
    return texts;
  }

  @Nullable YamlSection section(String key, String... known) {
    Node value = values.get(key);
    return value == null ? null : new YamlSection(value, problems, List.of(known));
  }

  /** A list of mappings; empty where the key is missing. */
  List<YamlSection> sections(String key, String... known) {
    Node value = values.get(key);
    List<YamlSection> sections = new ArrayList<>();
    if (value instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        sections.add(new YamlSection(item, problems, List.of(known)));
      }
    } else if (value != null) {
      problems.at(value, "here should be a list; each of its items begins with \"-\"");
    }
    return sections;
  }

  boolean isSingle(String key) {
    return values.get(key) instanceof ScalarNode;
  }

  /** The keys that are there, in order. */
  List<String> keys() {
    return List.copyOf(values.keySet());
  }

  private static BigDecimal bounded(String text) {
    if (text.length() > DIGITS_MAX || text.contains("e") || text.contains("E")) {
      throw new NumberFormatException("more digits than anything here needs");
    }
    return new BigDecimal(text);
  }

  private <T> @Nullable T read(String key, String expected, Function<String, T> form) {
    Node value = values.get(key);
    if (value == null) {
      return null;
    }
    if (value instanceof ScalarNode scalar) {
      try {
        return form.apply(scalar.getValue());
      } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
        problems.at(value, "\"" + scalar.getValue() + "\" should be " + expected);
        return null;
      }
    }
    problems.at(value, "\"" + key + "\" should be " + expected);
    return null;
  }
}
