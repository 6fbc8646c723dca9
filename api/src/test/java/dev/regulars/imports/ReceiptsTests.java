package dev.regulars.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsTests {

  private static final Mapping MAPPING =
      new Mapping(
          new EnumMap<>(Map.of(Field.RECEIPT, "receipt", Field.SKU, "sku")),
          new EnumMap<>(
              Map.of(
                  Field.STORE, "s",
                  Field.REGISTER, "1",
                  Field.QUANTITY, "1",
                  Field.UNIT_PRICE, "1.00",
                  Field.OCCURRED_AT, "2020-01-01",
                  Field.CURRENCY, "EUR")),
          RowTimes.of(null, ZoneOffset.UTC),
          Decimals.Sign.PLAIN,
          null,
          Mapping.UnknownMembers.REJECT,
          false,
          false,
          null,
          Set.of(),
          null,
          StandardCharsets.UTF_8,
          ',');

  @TempDir private Path directory;

  @Test
  void rowsOfOneReceiptComeTogetherWhereverTheyStand() throws IOException {
    List<Receipt> receipts = read("A,1\nA,2\nB,3\nC,4\nA,5\nB,6\nD,7\n");
    assertThat(receipts).extracting(ReceiptsTests::skus).containsExactly("4", "125", "36", "7");
  }

  @Test
  void rowsWithoutAReceiptComeAlone() throws IOException {
    List<Receipt> receipts = read("A,1\n,2\nA,3\nonly one column\n");
    assertThat(receipts).hasSize(3);
    assertThat(receipts.stream().flatMap(receipt -> receipt.rows().stream()))
        .filteredOn(row -> row.reading() instanceof Row.Wrong)
        .extracting(row -> row.csv().line())
        .containsExactlyInAnyOrder(3L, 5L);
  }

  @Test
  void noRowIsLostOrThereTwiceHoweverTheyAreMixed() throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      int receipt = random.nextInt(10) == 0 ? random.nextInt(20_000) : i / 5;
      file.append('R').append(receipt).append(',').append(i).append('\n');
    }
    List<Receipt> receipts = read(file.toString());
    assertThat(receipts.stream().flatMap(receipt -> receipt.rows().stream()))
        .hasSize(20_000)
        .doesNotHaveDuplicates()
        .allMatch(row -> row.reading() instanceof Row.Goods);
    assertThat(receipts.stream().map(receipt -> receipt.rows().getFirst().receipt()))
        .doesNotHaveDuplicates();
  }

  @Test
  void aReceiptThatNeverEndsIsRejectedAsAWhole() throws IOException {
    List<Receipt> receipts = read("A,1\n".repeat(10_500) + "B,2\n");
    List<Row> rows = receipts.stream().flatMap(receipt -> receipt.rows().stream()).toList();
    assertThat(rows).hasSize(10_501);
    assertThat(rows.stream().filter(row -> row.reading() instanceof Row.Wrong)).hasSize(10_500);
  }

  @Test
  void receiptsTooFarApartAreRejectedAsAWhole() throws IOException {
    StringBuilder file = new StringBuilder();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 201_000; i++) {
        file.append('R').append(i).append(",x\n");
      }
    }
    int whole = 0;
    int rejected = 0;
    for (Receipt receipt : read(file.toString())) {
      boolean wrong = receipt.rows().stream().anyMatch(row -> row.reading() instanceof Row.Wrong);
      rejected += wrong ? receipt.rows().size() : 0;
      whole += wrong ? 0 : receipt.rows().size();
      assertThat(wrong || receipt.rows().size() == 2).isTrue();
    }
    assertThat(whole + rejected).isEqualTo(402_000);
    assertThat(rejected).isBetween(2_000, 4_000);
  }

  private List<Receipt> read(String rows) throws IOException {
    Path file = Files.writeString(directory.resolve("file.csv"), "receipt,sku\n" + rows);
    Survey survey = Survey.of(file, MAPPING, "EUR");
    List<Receipt> all = new ArrayList<>();
    try (Receipts receipts = Receipts.open(file, MAPPING, "EUR", survey)) {
      for (Receipt next = receipts.next(); next != null; next = receipts.next()) {
        all.add(next);
      }
    }
    assertThat(all.stream().mapToLong(receipt -> receipt.rows().size()).sum())
        .isEqualTo(survey.rows());
    return all;
  }

  private static String skus(Receipt receipt) {
    StringBuilder skus = new StringBuilder();
    receipt.rows().forEach(row -> skus.append(((Row.Goods) row.reading()).sku()));
    return skus.toString();
  }
}
