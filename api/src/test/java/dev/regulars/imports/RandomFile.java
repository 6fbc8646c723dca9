package dev.regulars.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A file as it should not be: returns before their purchases, more returned than was bought, rows
 * that are there twice, rows of one receipt in several places, rows that cannot be read.
 */
final class RandomFile {

  private static final int MEMBERS = 6;
  private static final int RECEIPTS = 120;

  private RandomFile() {}

  /**
   * The rows.
   *
   * @param members what the names of its members begin with
   */
  static String of(Random random, String members) {
    List<String> rows = new ArrayList<>();
    int order = random.nextInt(3);
    for (int i = 0; i < RECEIPTS; i++) {
      String member = members + "m" + random.nextInt(MEMBERS);
      int day =
          switch (order) {
            case 0 -> 1 + i * 27 / RECEIPTS;
            case 1 -> 28 - i * 27 / RECEIPTS;
            default -> 1 + random.nextInt(28);
          };
      boolean back = random.nextInt(4) == 0;
      int lines = 1 + random.nextInt(3);
      int first = rows.size();
      for (int line = 0; line < lines; line++) {
        int quantity = 1 + random.nextInt(back ? 9 : 5);
        rows.add(
            "%s%d,SKU-%d,Thing,%s,%d.%d0,2024-05-%02d 10:00:00,%s%n"
                .formatted(
                    back ? "C" : "R",
                    i,
                    random.nextInt(5),
                    random.nextInt(60) == 0 ? "many" : back ? -quantity : quantity,
                    1 + random.nextInt(40),
                    random.nextInt(10),
                    day,
                    random.nextInt(40) == 0 ? "" : member));
      }
      if (random.nextInt(8) == 0) {
        rows.add(rows.get(first));
      }
      if (random.nextInt(6) == 0 && first > 0) {
        // Its first row stands somewhere before.
        rows.add(random.nextInt(first), rows.remove(first));
      }
      if (random.nextInt(50) == 0) {
        rows.add("no row at all\n");
      }
    }
    if (random.nextInt(3) == 0) {
      Collections.reverse(rows);
    }
    return ImportFixture.HEADER + String.join("", rows).replace("\r\n", "\n");
  }
}
