package dev.regulars.rules.example;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What examples say, whatever way it is written in. */
final class ExampleContents {

  private ExampleContents() {}

  /** Puts what each example of a file says under its name. */
  static void read(String file, String text, Map<String, String> into) {
    Node root;
    try {
      root = ExampleYaml.compose(text);
    } catch (YAMLException unreadable) {
      into.put(file, text);
      return;
    }
    if (root instanceof SequenceNode list && !hasAnchors(root)) {
      for (Node example : list.getValue()) {
        into.putIfAbsent(unique(name(example), into.keySet()), content(example));
      }
    } else if (root != null) {
      into.put(file, text);
    }
  }

  private static String unique(String name, Set<String> taken) {
    String unique = name;
    for (int times = 2; taken.contains(unique); times++) {
      unique = name + " #" + times;
    }
    return unique;
  }

  private static String name(Node example) {
    if (example instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if ("name".equals(scalar(tuple.getKeyNode())) && scalar(tuple.getValueNode()) != null) {
          return String.valueOf(scalar(tuple.getValueNode()));
        }
      }
    }
    return "line " + (example.getStartMark().getLine() + 1);
  }

  private static @Nullable String scalar(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : null;
  }

  /** An anchor can make a node part of itself. */
  private static boolean hasAnchors(Node root) {
    return hasAnchors(root, new HashSet<>());
  }

  private static boolean hasAnchors(Node node, Set<Node> seen) {
    if (node.getAnchor() != null || !seen.add(node)) {
      return true;
    }
    return switch (node) {
      case SequenceNode list -> list.getValue().stream().anyMatch(each -> hasAnchors(each, seen));
      case MappingNode mapping ->
          mapping.getValue().stream().anyMatch(tuple -> hasAnchors(tuple.getValueNode(), seen));
      default -> false;
    };
  }

  private static String content(Node node) {
    return switch (node) {
      case SequenceNode list -> {
        StringJoiner items = new StringJoiner(",", "[", "]");
        list.getValue().forEach(item -> items.add(content(item)));
        yield items.toString();
      }
      case MappingNode mapping -> {
        StringJoiner entries = new StringJoiner(",", "{", "}");
        mapping
            .getValue()
            .forEach(
                tuple ->
                    entries.add(content(tuple.getKeyNode()) + ":" + content(tuple.getValueNode())));
        yield entries.toString();
      }
      case ScalarNode scalar -> quoted(scalar.getValue());
      default -> "";
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
