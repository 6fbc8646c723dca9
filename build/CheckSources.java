import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checks that read sources as text, and the formatter; the build runs it as {@code java
 * CheckSources.java check|format <root>} on the newest JDK, because the formatter uses the compiler
 * of the JDK that it runs on and Maven itself may run on an older one.
 */
class CheckSources {

  private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules", "dist");
  private static final int LINES_MAX = 400;
  private static final String FIX = "mvn -q -N -Pformat validate";

  /** What no text of the project may contain; one line is looked at a time. */
  private enum Banned {
    UNFINISHED("\\bTO" + "DO\\b|\\bFIX" + "ME\\b", "finish it or write it up elsewhere", ".*"),
    PRINTING(
        "System\\.(out|err)\\b|printStackTrace\\(",
        "log it",
        ".*src/(main|test)/.*\\.java|.*src/jmh/.*\\.java"),
    SWITCHED_OFF(
        "@Dis" + "abled\\b|\\b(it|test|describe)\\.(skip|only)\\b",
        "a test runs or is deleted",
        ".*\\.(java|ts|tsx)"),
    MACHINE_PATH("(?<![\\w.])/(ro" + "ot|home/[a-z]+)/", "this is a path of one machine", ".*"),
    REGISTRY_ADDRESS(
        "\"resolved\"\\s*:|^\\s*registry\\s*=|<url>[^<]*/maven2|distributionUrl",
        "the machine's own set-up knows its registries",
        ".*(package-lock\\.json|\\.npmrc|pom\\.xml|\\.properties)");

    private final Pattern text;
    private final String instead;
    private final Pattern files;

    Banned(String text, String instead, String files) {
      this.text = Pattern.compile(text);
      this.instead = instead;
      this.files = Pattern.compile(files);
    }
  }

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[1]).toRealPath();
    List<Path> sources = textFiles(root);
    boolean write = args[0].equals("format");
    List<String> findings = new ArrayList<>(formatting(sources, write));
    if (!write) {
      for (Path file : sources) {
        findings.addAll(textFindings(root, file));
      }
    }
    if (!findings.isEmpty()) {
      findings.stream().sorted().forEach(System.err::println);
      System.exit(1);
    }
  }

  private static List<Path> textFiles(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    Pattern wanted =
        Pattern.compile(
            ".*\\.(java|ts|tsx|mjs|css|html|sql|dsl|dslr|xml|ya?ml|json|md|sh|lua|properties)"
                + "|.*/(Dockerfile|run|\\.npmrc)");
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (wanted.matcher(file.toString()).matches()) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static List<String> formatting(List<Path> sources, boolean write) {
    var formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    return sources.parallelStream()
        .filter(file -> file.toString().endsWith(".java"))
        .flatMap(file -> formatted(formatter, file, write))
        .toList();
  }

  private static Stream<String> formatted(Formatter formatter, Path file, boolean write) {
    try {
      String before = Files.readString(file);
      String after =
          formatter.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(before));
      if (after.equals(before)) {
        return Stream.empty();
      }
      if (write) {
        Files.writeString(file, after);
        return Stream.empty();
      }
      return Stream.of(file + ": not formatted; run: " + FIX);
    } catch (Exception broken) {
      return Stream.of(file + ": cannot be formatted: " + broken.getMessage());
    }
  }

  private static List<String> textFindings(Path root, Path file) throws IOException {
    List<String> findings = new ArrayList<>();
    String name = root.relativize(file).toString();
    List<String> lines = Files.readAllLines(file);
    if (name.contains("src/main/java") && lines.size() > LINES_MAX) {
      findings.add(file + ": " + lines.size() + " lines, more than " + LINES_MAX + "; split it");
    }
    for (Banned banned : Banned.values()) {
      if (!banned.files.matcher(name).matches()) {
        continue;
      }
      for (int number = 1; number <= lines.size(); number++) {
        Matcher match = banned.text.matcher(lines.get(number - 1));
        if (match.find()) {
          findings.add(
              file + ":" + number + ": \"" + match.group().strip() + "\": " + banned.instead);
        }
      }
    }
    return findings;
  }
}
