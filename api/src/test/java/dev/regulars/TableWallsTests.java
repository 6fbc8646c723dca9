package dev.regulars;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A table belongs to the package whose migration made it. SQL of another package does not name it:
 * it asks the owner, for a row, a sum or a view. Then the owner alone knows what its columns mean,
 * who locks them and in which order.
 */
class TableWallsTests {

  private static final Path SOURCES = Path.of("src/main/java/dev/regulars");

  // Migrations stay where they were made: 'ledger' and the tables of 'tier' are 'account' now, and
  // 'setup_token' was made by 'security' in the days before there were people;
  // 'voucher' by 'purchase', when vouchers were only issued; pools by 'account'.
  private static final Tables TABLES =
      Tables.ofMigrations()
          .joined("ledger", "account")
          .joined("tier", "account")
          .moved("setup_token", "people")
          .moved("voucher", "voucher")
          .moved("pool", "pool")
          .moved("pool_member", "pool");

  private static final Pattern README_ROW =
      Pattern.compile("(?m)^\\| `(\\w+)` \\|[^|\\n]*\\|([^|\\n]*)\\|$");
  private static final Pattern CODE = Pattern.compile("`(\\w+)`");

  /** A package that names a table of another one. */
  private record Named(String by, String table) implements Comparable<Named> {

    @Override
    public int compareTo(Named other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return by + " → " + table;
    }
  }

  private static Named named(String by, String table) {
    return new Named(by, table);
  }

  /** Who may, and why. An entry that nobody needs any more fails the test, too. */
  private static final Map<Named, String> ALLOWED =
      Map.ofEntries(
          Map.entry(
              named("purchase", "store"),
              "the newest purchases of all stores are looked up store by store, in one statement"),
          Map.entry(
              named("insight", "store"),
              "stores are listed by how much was bought in them, also those without a purchase:"
                  + " one order over both, page by page"),
          Map.entry(
              named("insight", "member"),
              "names of members' own fields are counted over a sample, and listed like codes"));

  @Test
  void sqlNamesNoTableOfAnotherPackage() {
    Map<Named, Set<String>> found = foreign();
    found.keySet().removeAll(ALLOWED.keySet());
    assertThat(found)
        .as(
            "ask the owner of the table for a method or a view; or, with a good reason, add it to"
                + " the list here")
        .isEmpty();
  }

  @Test
  void everyExceptionIsNeeded() {
    assertThat(foreign().keySet())
        .as("take what is no longer needed from the list of exceptions here")
        .containsAll(ALLOWED.keySet());
    assertThat(ALLOWED.values()).allSatisfy(reason -> assertThat(reason).hasSizeGreaterThan(12));
  }

  /** This is also how we know that the search sees SQL at all. */
  @Test
  void everyTableIsNamedByItsOwner() {
    Set<String> unseen = new TreeSet<>(TABLES.names());
    unseen.removeIf(TABLES::isView);
    for (Path file : Tables.files(SOURCES, ".java")) {
      unseen.removeIf(
          table ->
              TABLES.owner(table).equals(home(file))
                  && TABLES.namedIn(Tables.read(file)).contains(table));
    }
    assertThat(unseen).as("tables that no SQL of their owner names").isEmpty();
  }

  @Test
  void findsTablesInTextBlocksStringsAndListsAndNotInProse() {
    assertThat(TABLES.namedIn("String a = \"\"\"\n    select 1\n    from purchase\n\"\"\";"))
        .containsExactly("purchase");
    assertThat(TABLES.namedIn("sql(\"delete from \" + \"lot where id = 1\")"))
        .containsExactly("lot");
    assertThat(TABLES.namedIn("sql(\"select 1 from store as s, outbox\")"))
        .containsExactly("outbox", "store");
    assertThat(TABLES.namedIn("tell(\"Take it from store to store.\")")).isEmpty();
    assertThat(TABLES.namedIn("/* \"select 1 from purchase\" */")).isEmpty();
  }

  /** The first table of the module's README: package, what it does, its tables. */
  @Test
  void theReadmeSaysWhoseTheyAre() {
    Map<String, String> told = new TreeMap<>();
    README_ROW
        .matcher(Tables.read(Path.of("README.md")))
        .results()
        .forEach(
            row ->
                CODE.matcher(row.group(2))
                    .results()
                    .forEach(table -> told.put(table.group(1), row.group(1))));
    Map<String, String> owners = new TreeMap<>();
    TABLES.names().forEach(table -> owners.put(table, TABLES.owner(table)));
    assertThat(told).isEqualTo(owners);
  }

  private static Map<Named, Set<String>> foreign() {
    Map<Named, Set<String>> found = new TreeMap<>();
    for (Path file : Tables.files(SOURCES, ".java")) {
      for (String table : TABLES.namedIn(Tables.read(file))) {
        if (!TABLES.owner(table).equals(home(file)) && !TABLES.isView(table)) {
          found
              .computeIfAbsent(named(home(file), table), key -> new TreeSet<>())
              .add(String.valueOf(file.getFileName()));
        }
      }
    }
    return found;
  }

  /** The module that a file belongs to; nested packages belong to it, too. */
  private static String home(Path file) {
    List<String> steps =
        SOURCES.relativize(file).getParent() == null
            ? List.of("")
            : List.of(SOURCES.relativize(file).getName(0).toString());
    return steps.getFirst();
  }
}
