package dev.regulars.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTests {

  private static final String GOOD = "1,two,3\n";

  @Test
  void takesRowsApartAndKnowsTheirLines() throws IOException {
    List<CsvRow> rows = rows("a, b ,c\r\n1,\"x, \"\"y\"\"\",3\r\n\r\n4,5,6\r\n");
    assertThat(cells(rows.get(0))).containsExactly("1", "x, \"y\"", "3");
    assertThat(cells(rows.get(1))).containsExactly("4", "5", "6");
    assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 4L);
  }

  @Test
  void namesTheColumnsWithoutSpaces() throws IOException {
    try (CsvRows rows = new CsvRows(new StringReader(" a ,b\n"), Mapping.format(','))) {
      assertThat(rows.header()).containsExactly("a", "b");
      assertThat(rows.next()).isNull();
    }
  }

  @Test
  void takesLineBreaksInsideQuotes() throws IOException {
    List<CsvRow> rows = rows("a,b,c\n1,\"two\nlines\",3\n" + GOOD);
    assertThat(cells(rows.get(0))).containsExactly("1", "two\nlines", "3");
    assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 4L);
  }

  @Test
  void readsOnBehindAQuoteThatIsNeverClosed() throws IOException {
    List<CsvRow> rows = rows("a,b,c\n" + GOOD + "1,\"two,3\n" + GOOD + GOOD);
    assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 3L, 4L, 5L);
    assertThat(faults(rows)).hasSize(1);
    assertThat(broken(rows.get(1)).text()).isEqualTo("1,\"two,3");
    assertThat(cells(rows.get(3))).containsExactly("1", "two", "3");
  }

  @Test
  void readsOnBehindAQuoteThatIsClosedTooEarly() throws IOException {
    List<CsvRow> rows = rows("a,b,c\r\n1,\"tw\"o,3\r\n" + GOOD);
    assertThat(broken(rows.get(0)).text()).isEqualTo("1,\"tw\"o,3");
    assertThat(cells(rows.get(1))).containsExactly("1", "two", "3");
    assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 3L);
  }

  @Test
  void aQuoteThatSwallowsGoodRowsGivesThemBack() throws IOException {
    List<CsvRow> rows = rows("a,b,c\n1,\"two,3\n" + GOOD + "1,two\",3,4\n" + GOOD);
    assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 3L, 4L, 5L);
    assertThat(faults(rows))
        .containsExactly(
            "the row has 4 columns, the header has 3; is a quote closed?",
            "the row has 4 columns, the header has 3");
  }

  @Test
  void manyBrokenLinesAreEachSaid() throws IOException {
    StringBuilder file = new StringBuilder("a,b,c\n");
    for (int i = 0; i < 500; i++) {
      file.append(GOOD).append("1,\"tw\"o,3\n\n");
    }
    List<CsvRow> rows = rows(file.toString());
    assertThat(rows).hasSize(1_000);
    assertThat(faults(rows)).hasSize(500);
    assertThat(rows.getLast().line()).isEqualTo(1_500);
  }

  @Test
  void saysHowManyColumnsARowHas() throws IOException {
    List<CsvRow> rows = rows("a,b,c\n1,2\n1,2,3,4\n" + GOOD);
    assertThat(faults(rows))
        .containsExactly(
            "the row has 2 columns, the header has 3", "the row has 4 columns, the header has 3");
    assertThat(broken(rows.get(0)).original()).isEqualTo("\"1,2\"");
  }

  @Test
  void aRowWithoutEndIsNotKeptInMemory() throws IOException {
    String endless = "\"" + "x".repeat(1_000_000);
    List<CsvRow> rows = rows("a,b,c\n" + GOOD + endless + "\n" + GOOD);
    assertThat(faults(rows)).containsExactly("the row is too long; is a quote closed?");
    assertThat(broken(rows.get(1)).text()).hasSizeLessThan(5_000);
    assertThat(cells(rows.get(2))).containsExactly("1", "two", "3");
    assertThat(rows.getLast().line()).isEqualTo(4);
  }

  @Test
  void aLastLineWithoutEndIsARow() throws IOException {
    assertThat(rows("a,b,c\n" + GOOD + "4,5,6")).hasSize(2);
    assertThat(faults(rows("a,b,c\n" + GOOD + "4,\"5,6"))).hasSize(1);
  }

  @Test
  void longFilesAreReadToTheirEnd() throws IOException {
    StringBuilder file = new StringBuilder("a,b,c\n");
    for (int i = 0; i < 100_000; i++) {
      file.append(i).append(i % 1_000 == 7 ? ",\"bro\"ken,x\n" : ",\"fi,ne\",x\n");
    }
    List<CsvRow> rows = rows(file.toString());
    assertThat(rows).hasSize(100_000);
    assertThat(faults(rows)).hasSize(100);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).line()).isEqualTo(i + 2L);
    }
    assertThat(cells(rows.getLast())).containsExactly("99999", "fi,ne", "x");
  }

  @Test
  void aFileWithoutHeaderIsRefused() {
    for (String file : List.of("", "\n", "  \n1,2\n", "\"a")) {
      assertThatThrownBy(() -> rows(file)).isInstanceOf(ImportFileException.class);
    }
  }

  private static List<CsvRow> rows(String file) throws IOException {
    List<CsvRow> all = new ArrayList<>();
    try (CsvRows rows = new CsvRows(new StringReader(file), Mapping.format(','))) {
      for (CsvRow row = rows.next(); row != null; row = rows.next()) {
        all.add(row);
      }
    }
    return all;
  }

  private static List<String> cells(CsvRow row) {
    return ((CsvRow.Cells) row).values();
  }

  private static CsvRow.Broken broken(CsvRow row) {
    return (CsvRow.Broken) row;
  }

  private static List<String> faults(List<CsvRow> rows) {
    return rows.stream()
        .filter(CsvRow.Broken.class::isInstance)
        .map(row -> ((CsvRow.Broken) row).fault())
        .toList();
  }
}
