package dev.regulars.rules.example;

import dev.regulars.rules.Programme;
import dev.regulars.rules.RuleBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Changes single examples of a file: what they expect, or takes them out. The other lines, comments
 * included, stay as they are.
 */
public final class ExampleEdits {

  private static final String BY_HAND = " Change it in the text of the file.";

  private ExampleEdits() {}

  /** What came of a change. */
  public sealed interface Edited {

    /** The whole file as it is then. */
    record Written(String text) implements Edited {}

    /**
     * It cannot be changed.
     *
     * @param reason why, and what to do
     */
    record Refused(String reason) implements Edited {}
  }

  /**
   * Lets examples expect what comes out under a rulebook. They speak of the same as before: where
   * only points were expected, only points are.
   *
   * @param names of the examples; others keep what they expect
   */
  public static Edited accept(String text, RuleBook rulebook, Set<String> names) {
    Map<String, Example> wanted = new LinkedHashMap<>(read(text, rulebook.programme()));
    wanted.replaceAll(
        (name, example) ->
            names.contains(name)
                ? expecting(example, ExampleRun.of(rulebook, example).got())
                : example);
    return change(text, rulebook.programme(), names, wanted, ExampleEdits::expectations);
  }

  /**
   * Takes examples out.
   *
   * @param names of the examples; others stay
   */
  public static Edited remove(String text, Programme programme, Set<String> names) {
    Map<String, Example> wanted = new LinkedHashMap<>(read(text, programme));
    wanted.keySet().removeAll(names);
    return change(text, programme, names, wanted, (lines, example) -> List.of(lines.cut()));
  }

  private static Example expecting(Example example, Expectation expectation) {
    return new Example(
        example.name(), example.facts(), example.standing(), expectation, example.settings());
  }

  /** Characters from a place on, given as code points, and what stands there instead. */
  private record Replacement(int from, int to, String with) {}

  /** An example in its file. */
  private record Lines(String text, MappingNode node, @Nullable Example wanted) {

    /** From its dash to the end of its last line, with the empty lines below it. */
    Replacement cut() {
      int[] points = text.codePoints().toArray();
      int from = node.getStartMark().getIndex();
      while (from > 0 && points[from - 1] != '\n') {
        from--;
      }
      int to = end(node);
      boolean isLastLine = true;
      while (to < points.length && (isLastLine || points[to] == '\n')) {
        isLastLine = isLastLine && points[to] != '\n';
        to++;
      }
      return new Replacement(from, to, "");
    }
  }

  private static Edited change(
      String text,
      Programme programme,
      Set<String> names,
      Map<String, Example> wanted,
      BiFunction<Lines, MappingNode, List<Replacement>> edits) {
    Set<String> unknown = new HashSet<>(names);
    unknown.removeAll(read(text, programme).keySet());
    if (!unknown.isEmpty()) {
      return new Edited.Refused(
          "There is no example that can be read and is called \""
              + unknown.stream().sorted().collect(Collectors.joining("\", \""))
              + "\".");
    }
    if (!(ExampleYaml.compose(text) instanceof SequenceNode list)
        || list.getFlowStyle() != FlowStyle.BLOCK) {
      return new Edited.Refused("The examples do not stand below each other." + BY_HAND);
    }
    List<Replacement> replacements = new ArrayList<>();
    for (Node node : list.getValue()) {
      String name = node instanceof MappingNode mapping ? name(mapping) : null;
      if (name != null && names.contains(name)) {
        MappingNode example = (MappingNode) node;
        replacements.addAll(edits.apply(new Lines(text, example, wanted.get(name)), example));
      }
    }
    String changed = replaced(text, replacements);
    return said(read(changed, programme), programme).equals(said(wanted, programme))
        ? new Edited.Written(changed)
        : new Edited.Refused("This is written in a way that nothing can be put into." + BY_HAND);
  }

  /** The examples that can be read, by name. */
  private static Map<String, Example> read(String text, Programme programme) {
    Map<String, Example> examples = new LinkedHashMap<>();
    new ExampleReader(programme, new YamlProblems(""))
        .read(text)
        .forEach(example -> examples.put(example.name(), example));
    return examples;
  }

  /** What examples say, in a form that tells whether two say the same. */
  private static List<List<String>> said(Map<String, Example> examples, Programme programme) {
    return examples.values().stream()
        .map(example -> new ExampleText(programme).of(example))
        .toList();
  }

  private static @Nullable String name(MappingNode example) {
    return example.getValue().stream()
        .filter(tuple -> "name".equals(scalar(tuple.getKeyNode())))
        .map(tuple -> scalar(tuple.getValueNode()))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String scalar(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : null;
  }

  private static List<Replacement> expectations(Lines lines, MappingNode example) {
    List<Replacement> replacements = new ArrayList<>();
    if (lines.wanted() == null) {
      return replacements;
    }
    Expectation wanted = lines.wanted().expectation();
    for (NodeTuple tuple : example.getValue()) {
      String key = scalar(tuple.getKeyNode());
      Node value = tuple.getValueNode();
      switch (key == null ? "" : key) {
        case "points" -> put(value, String.valueOf(wanted.points()), replacements);
        case "rules" -> rules(value, wanted.rules(), replacements);
        case "tier" -> text(value, wanted.tier(), replacements);
        case "messages" -> texts(lines, tuple, wanted.messages(), replacements);
        case "vouchers" -> texts(lines, tuple, wanted.vouchers(), replacements);
        case "tags" -> texts(lines, tuple, wanted.tags(), replacements);
        default -> {
          // What is given stays.
        }
      }
    }
    return replacements;
  }

  private static void rules(Node value, Map<String, Long> points, List<Replacement> into) {
    if (value instanceof MappingNode mapping) {
      for (NodeTuple rule : mapping.getValue()) {
        Long wanted = points.get(scalar(rule.getKeyNode()));
        put(rule.getValueNode(), String.valueOf(wanted), into);
      }
    }
  }

  private static void text(Node value, @Nullable String wanted, List<Replacement> into) {
    if (wanted != null && !wanted.equals(scalar(value))) {
      put(value, YamlText.scalar(wanted), into);
    }
  }

  /** Puts something in place of a value that stands on one line. */
  private static void put(Node value, String written, List<Replacement> into) {
    if (!written.equals(scalar(value))) {
      into.add(
          new Replacement(value.getStartMark().getIndex(), value.getEndMark().getIndex(), written));
    }
  }

  /** A list may begin on the line below its key; the new one stands behind the colon. */
  private static void texts(
      Lines lines, NodeTuple tuple, @Nullable List<String> wanted, List<Replacement> into) {
    Node value = tuple.getValueNode();
    if (wanted == null || wanted.equals(texts(value))) {
      return;
    }
    int[] points = lines.text().codePoints().toArray();
    int from = tuple.getKeyNode().getEndMark().getIndex();
    while (points[from] != ':') {
      from++;
    }
    into.add(new Replacement(from + 1, end(value), " " + YamlText.list(wanted)));
  }

  private static List<String> texts(Node value) {
    List<Node> items = value instanceof SequenceNode list ? list.getValue() : List.of(value);
    return items.stream().map(item -> String.valueOf(scalar(item))).toList();
  }

  /** Where the last value ends: what is written on lines ends only where the next thing begins. */
  private static int end(Node node) {
    return switch (node) {
      case SequenceNode list when isOnLines(list.getFlowStyle(), list.getValue()) ->
          end(list.getValue().getLast());
      case MappingNode mapping when isOnLines(mapping.getFlowStyle(), mapping.getValue()) ->
          end(mapping.getValue().getLast().getValueNode());
      default -> node.getEndMark().getIndex();
    };
  }

  private static boolean isOnLines(FlowStyle style, List<?> items) {
    return style == FlowStyle.BLOCK && !items.isEmpty();
  }

  private static String replaced(String text, List<Replacement> replacements) {
    StringBuilder changed = new StringBuilder(text);
    replacements.stream()
        .sorted(Comparator.comparingInt(Replacement::from).reversed())
        .forEach(
            one ->
                changed.replace(
                    text.offsetByCodePoints(0, one.from()),
                    text.offsetByCodePoints(0, one.to()),
                    one.with()));
    return changed.toString();
  }
}
