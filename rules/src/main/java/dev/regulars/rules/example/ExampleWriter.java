package dev.regulars.rules.example;

import dev.regulars.rules.Programme;
import dev.regulars.rules.language.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Writes examples: a purchase that was tried becomes the last example of a file, of which nothing
 * else is touched. Thread-safe.
 */
public final class ExampleWriter {

  private final Programme programme;

  /** A writer for examples of a programme. */
  public ExampleWriter(Programme programme) {
    this.programme = programme;
  }

  /** What came of appending. */
  public sealed interface Appended {

    /**
     * The file with the example.
     *
     * @param text what was there, byte for byte, with the example below it
     * @param line where the example begins, 1-based
     */
    record Written(String text, int line) implements Appended {}

    /**
     * The example cannot stand in this file.
     *
     * @param reason why, and what to do
     */
    record Refused(String reason) implements Appended {}
  }

  /**
   * Appends an example to a file.
   *
   * @param text of the file; empty for a new one
   */
  public Appended append(String text, Example example) {
    Node root;
    try {
      root = ExampleYaml.compose(text);
    } catch (YAMLException unreadable) {
      return new Appended.Refused(
          "The file cannot be read as it is. Put it right first: " + unreadable.getMessage());
    }
    if (root != null && !isListOfLines(root)) {
      return new Appended.Refused(
          "The file is not a list of examples, each beginning with \"- name: …\".");
    }
    int before = problems(text).size();
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    String start = text + (text.isEmpty() || text.endsWith("\n") ? "" : end);
    String gap = start.isBlank() ? "" : end;
    String appended = start + gap + lines(example, root, end);
    List<Problem> problems = problems(appended);
    return problems.size() > before
        ? new Appended.Refused(sentence(problems.getLast().message()))
        : new Appended.Written(appended, lineAt(appended, (start + gap).length()));
  }

  private static boolean isListOfLines(Node root) {
    return root instanceof SequenceNode list && list.getFlowStyle() == FlowStyle.BLOCK;
  }

  private String lines(Example example, @Nullable Node root, String end) {
    String indent = " ".repeat(root == null ? 0 : root.getStartMark().getColumn());
    return new ExampleText(programme)
        .of(example).stream().map(line -> indent + line + end).collect(Collectors.joining());
  }

  private List<Problem> problems(String text) {
    YamlProblems problems = new YamlProblems("");
    new ExampleReader(programme, problems).read(text);
    return problems.all();
  }

  private static String sentence(String message) {
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }

  private static int lineAt(String text, int position) {
    return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
  }
}
