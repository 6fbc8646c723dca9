package dev.regulars;

import dev.regulars.security.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads who may use which endpoint: a file for each package, a row for each endpoint, {@code x} in
 * the columns of the roles that may. Admins may everything that needs a key but what is members'
 * alone; {@code open} lets everybody in, also without one.
 */
final class RoleTable {

  private static final Path FOLDER = Path.of("src/test/resources/roles");

  private RoleTable() {}

  /** Who may use an endpoint of a package. */
  record Row(String owner, boolean open, Set<Role> roles) {

    boolean lets(Role role) {
      return open
          || roles.contains(role)
          || (role == Role.ADMIN && !roles.equals(Set.of(Role.MEMBER)));
    }
  }

  /** The rows by {@code <method> <path>}, in the order of the files. */
  static Map<String, Row> read() {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Path file : Tables.files(FOLDER, ".txt")) {
      String owner = file.getFileName().toString().replace(".txt", "");
      List<String> lines = Tables.read(file).lines().toList();
      List<Role> columns =
          cells(lines.getFirst()).stream()
              .skip(1)
              .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
              .toList();
      for (String line : lines.subList(1, lines.size())) {
        List<String> cells = cells(line);
        if (rows.put(cells.get(0) + " " + cells.get(1), row(owner, columns, cells)) != null) {
          throw new IllegalStateException("two rows: " + line);
        }
      }
    }
    return rows;
  }

  private static Row row(String owner, List<Role> columns, List<String> cells) {
    List<String> marks = new ArrayList<>(cells.subList(2, cells.size()));
    if (marks.equals(List.of("open"))) {
      return new Row(owner, true, Set.of());
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (int i = 0; i < columns.size(); i++) {
      switch (marks.get(i)) {
        case "x" -> roles.add(columns.get(i));
        case "-" -> {}
        default -> throw new IllegalStateException(file(owner) + ": " + marks.get(i));
      }
    }
    if (marks.size() != columns.size()) {
      throw new IllegalStateException(file(owner) + " has a row of another length: " + cells);
    }
    return new Row(owner, false, roles);
  }

  private static Path file(String owner) {
    return FOLDER.resolve(owner + ".txt");
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.strip().split("\\s+"));
  }
}
