package dev.regulars;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which package owns which table, from the folders of the migrations, and which tables a source
 * file's SQL names.
 */
final class Tables {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  private static final Pattern MADE =
      Pattern.compile(
          "\\bcreate\\s+(?:or\\s+replace\\s+)?(?:unlogged\\s+|materialized\\s+)?(table|view)\\s+"
              + "(?:if\\s+not\\s+exists\\s+)?(\\w+)");
  private static final Pattern DROPPED =
      Pattern.compile("\\bdrop\\s+(?:table|view)\\s+(?:if\\s+exists\\s+)?(\\w+)");
  private static final Pattern SQL_COMMENT = Pattern.compile("--[^\\n]*");
  private static final Pattern JAVA_COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//[^\\n]*");
  private static final Pattern LITERAL =
      Pattern.compile("(?s)\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern CONCATENATION = Pattern.compile("\"\\s*\\+\\s*\"");

  /** A sentence for people may have "from" in it, but does not begin like this. */
  private static final Pattern SQL =
      Pattern.compile(
          "(?s)^\\s*(?:select|with|insert|update|delete|merge|lock|truncate|copy|alter|from|join|"
              + "left|where|and|order|group|token_hash|[a-z_]+,|\\().*");

  private final Map<String, String> owners = new TreeMap<>();
  private final Set<String> views = new TreeSet<>();

  private Tables() {}

  /** Those of all migrations. */
  static Tables ofMigrations() {
    Tables tables = new Tables();
    Set<String> dropped = new TreeSet<>();
    for (Path file : files(MIGRATIONS, ".sql")) {
      String owner = MIGRATIONS.relativize(file).getName(0).toString();
      String sql = SQL_COMMENT.matcher(read(file)).replaceAll(" ");
      MADE.matcher(sql).results().forEach(made -> tables.add(made.group(1), made.group(2), owner));
      DROPPED.matcher(sql).results().forEach(drop -> dropped.add(drop.group(1)));
    }
    tables.owners.keySet().removeAll(dropped);
    return tables;
  }

  private void add(String kind, String name, String owner) {
    owners.put(name, owner);
    if (kind.equals("view")) {
      views.add(name);
    }
  }

  /** Hands what a folder made over to the package that its package has become part of. */
  Tables joined(String folder, String owner) {
    owners.replaceAll((table, before) -> before.equals(folder) ? owner : before);
    return this;
  }

  /** Hands a table over to a package that its migration was not made by. */
  Tables moved(String table, String owner) {
    owners.put(table, owner);
    return this;
  }

  Set<String> names() {
    return owners.keySet();
  }

  String owner(String table) {
    return owners.getOrDefault(table, "nobody");
  }

  /** A view is what its owner shows to others. */
  boolean isView(String table) {
    return views.contains(table);
  }

  /** The tables that the SQL in a Java file names. */
  Set<String> namedIn(String java) {
    String code = JAVA_COMMENT.matcher(java).replaceAll(" ");
    return LITERAL
        .matcher(CONCATENATION.matcher(code).replaceAll(""))
        .results()
        .map(Tables::text)
        .filter(text -> SQL.matcher(text).matches())
        .flatMap(text -> owners.keySet().stream().filter(table -> names(text, table)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(MatchResult literal) {
    return literal.group(1) == null ? literal.group(2) : literal.group(1);
  }

  private static boolean names(String sql, String table) {
    return Pattern.compile(
            "\\b(?:from|join|into|update|using|table|only)\\s+"
                + table
                + "\\b|\\bfrom\\s+\\w+(?:\\s+as)?(?:\\s+\\w+)?\\s*,\\s*"
                + table
                + "\\b")
        .matcher(sql)
        .find();
  }

  /** The files below a folder, by the end of their names. */
  static List<Path> files(Path folder, String end) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
