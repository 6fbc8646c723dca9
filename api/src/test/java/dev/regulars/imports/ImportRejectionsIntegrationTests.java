package dev.regulars.imports;

import static dev.regulars.imports.ImportFixture.HEADER;
import static dev.regulars.imports.ImportFixture.count;
import static dev.regulars.imports.ImportFixture.isComplete;
import static dev.regulars.imports.ImportFixture.mapping;
import static dev.regulars.imports.ImportFixture.number;
import static dev.regulars.imports.ImportFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows that cannot be booked: each is said with its line, and can be put right. */
@ServerTest
class ImportRejectionsIntegrationTests {

  private static final String GOOD = "1,A,Thing,1,2.00,2024-05-03 10:00:00,anna";

  @Autowired private Server server;
  @Autowired private DatabaseClient database;
  private ImportClient imports;

  @BeforeEach
  void connect() {
    imports = new ImportClient(server);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1,A,Thing | the row has 3 columns, the header has 7",
        "1,A,Thing,1,2.00,2024-05-03 10:00:00,anna,more | the row has 8 columns",
        "1,A,\"Thing\" or so,1,2.00,2024-05-03 10:00:00,anna | the row is not CSV",
        ",A,Thing,1,2.00,2024-05-03 10:00:00,anna | receipt: is missing",
        "1,,Thing,1,2.00,2024-05-03 10:00:00,anna | sku: is missing",
        "1,A,Thing,,2.00,2024-05-03 10:00:00,anna | quantity: is missing",
        "1,A,Thing,some,2.00,2024-05-03 10:00:00,anna | quantity: is not a number",
        "1,A,Thing,0.0001,2.00,2024-05-03 10:00:00,anna | quantity: must be above 0",
        "1,A,Thing,99999999,2.00,2024-05-03 10:00:00,anna | quantity: must be above 0, at most",
        "1,A,Thing,1,,2024-05-03 10:00:00,anna | unitPrice: is missing",
        "1,A,Thing,1,£2,2024-05-03 10:00:00,anna | unitPrice: is not a number",
        "1,A,Thing,1,0.0000001,2024-05-03 10:00:00,anna | unitPrice: has more than 6 digits",
        "1,A,Thing,1,99999999999.00,2024-05-03 10:00:00,anna | unitPriceMinor: must be between",
        "1,A,Thing,1,2.00,,anna | occurredAt: is missing",
        "1,A,Thing,1,2.00,3 May,anna | occurredAt: is not a time",
        "1,A,Thing,1,2.00,2026-02-29,anna | occurredAt: is not a time as the mapping says:"
            + " 2026-02-29",
        "1,A,Thing,1,£3,2024-05-03 10:00:00,anna | unitPrice: is not a number such as 2.55: £3",
        "1,A,Thing,1,2.00,2024-05-03 10:00:00,4.00012E+12 | member: is a long number that a"
            + " spreadsheet has shortened",
        "5.36365E+05,A,Thing,1,2.00,2024-05-03 10:00:00,anna | receipt: is a long number",
        "1,A,Thing,1,2.00,2024-05-03 10:00:00,4.00012E12 | member: is a long number that a",
        "1,A,Thing,1,2.00,2024-05-03 10:00:00,4.00012e+012 | member: is a long number that a",
        "1,A,Thing,1,2.00,2024-05-03 10:00:00,4000123.0 | member: is a number that a tool has given"
            + " decimals; format the column as text and export it again: 4000123.0",
        "1,4.1E+9,Thing,1,2.00,2024-05-03 10:00:00,anna | sku: is a long number",
        "1,4E+12,Thing,1,2.00,2024-05-03 10:00:00,anna | sku: is a long number",
        "1,A,Thing,-1,-2.00,2024-05-03 10:00:00,anna | unitPrice: is below zero, and so is the"
            + " quantity; write a return with",
        "1,A,Thing,1,-2.00,2024-05-03 10:00:00,anna | unitPrice: is below zero, and the receipt has"
            + " less that it could be taken off; put the row on the receipt of its goods, or write",
        "1,A,Thing,99999999,-99999999999.00,2024-05-03 10:00:00,anna | unitPrice: is below zero by"
            + " an amount that cannot be taken off; write one of at most 15 digits, or name the"
            + " sku",
        "1,A,Thing,1,2.00,1066-10-14,anna | occurredAt: must be after 1990",
        "1,A,Thing,1,2.00,2999-01-01,anna | occurredAt: must be after 1990 and at most 24 hours"
            + " ahead",
        "1,A,Th\u0007ing,1,2.00,2024-05-03 10:00:00,anna | name: must not contain control",
        "1,A,Th\u0000ing,1,2.00,2024-05-03 10:00:00,anna | name: must not contain control",
        "1,\"A\tB\",Thing,1,2.00,2024-05-03 10:00:00,anna | sku: must not contain control",
        "\"1\t2\",A,Thing,1,2.00,2024-05-03 10:00:00,anna | receipt: must not contain control",
        "1,A,Thing,1,2.00,2024-05-03 10:00:00,\"an\tna\" | member: must not contain control",
        "1,A,Thing,1,2.00,2024-05-03 10:00:00,an\u0007na | member: must not contain control",
        "1\u0007,A,Thing,1,2.00,2024-05-03 10:00:00,anna | receipt: must not contain control",
      })
  void aRowThatIsWrongIsSaidWithItsLineAndReason(String wrong, String reason) {
    String store = "wrong-" + Integer.toHexString(wrong.hashCode());
    JsonNode done =
        imports.run(
            HEADER + GOOD.replace("1,A", "0,A") + "\n" + wrong + "\n", mapping(store).toString());
    assertThat(done.path("state").asString()).isEqualTo("finished");
    assertThat(number(done, "rowsRejected")).isEqualTo(1);
    assertThat(number(done, "purchasesRecorded")).isEqualTo(1);
    assertThat(isComplete(done)).isTrue();
    assertThat(imports.rejected(done).lines().skip(1).findFirst().orElseThrow())
        .matches("3,\"?" + java.util.regex.Pattern.quote(reason) + ".*");
  }

  @Test
  void aNameOverSeveralLinesIsWrittenOnOne() {
    String file =
        HEADER + row("1", "A", 1, "9.00", "name").replace("Thing", "\"Big\r\n\t red\n tea\"");
    JsonNode done = imports.run(file, mapping("names").toString());
    assertThat(number(done, "rowsRejected")).as(done.toString()).isZero();
    assertThat(ImportFixture.points(database, "name")).isEqualTo(9);
    JsonNode purchase = imports.get("/v1/purchases/by-receipt?store=names&register=1&receipt=1");
    assertThat(purchase.at("/lines/0/name").asString()).isEqualTo("Big red tea");
    assertThat(number(imports.run(file, mapping("names").toString()), "purchasesReplayed"))
        .isEqualTo(1);
  }

  @Test
  void cellsThatASpreadsheetWouldRunAreMadeSafeAndReadAgain() {
    String hostile = "\"=cmd|' /C calc'!A0\"";
    String file =
        HEADER.replace("name", "=name")
            + "1,A,"
            + hostile
            + ",many,2.00,2024-05-03 10:00:00,safe\n"
            + "2,@A,'+1,many,2.00,2024-05-03 10:00:00,safe\n"
            + "3,A,Thing,many,-2.50,2024-05-03 10:00:00,-safe\n";
    ObjectNode mapping = mapping("safe");
    ((ObjectNode) mapping.get("columns")).put("name", "=name");
    JsonNode done = imports.run(file, mapping.toString());
    assertThat(number(done, "rowsRejected")).isEqualTo(3);
    String rejected = imports.rejected(done);
    assertThat(rejected)
        .startsWith("line,reason,receipt,sku,'=name,")
        .contains(",1,A,'=cmd|' /C calc'!A0,many,2.00,")
        .contains(",2,'@A,''+1,many,2.00,")
        .contains(",3,A,Thing,many,-2.50,2024-05-03 10:00:00,'-safe");
    JsonNode again =
        imports.run(
            rejected.replace(",many,2.00,", ",1,2.00,").replace(",many,-2.50,", ",1,2.50,"),
            mapping.toString());
    assertThat(number(again, "purchasesRecorded")).as(again.toString()).isEqualTo(3);
    assertThat(
            imports
                .get("/v1/purchases/by-receipt?store=safe&register=1&receipt=1")
                .at("/lines/0/name"))
        .hasToString("\"=cmd|' /C calc'!A0\"");
    JsonNode second = imports.get("/v1/purchases/by-receipt?store=safe&register=1&receipt=2");
    assertThat(second.at("/lines/0/sku").asString()).isEqualTo("@A");
    assertThat(second.at("/lines/0/name").asString()).isEqualTo("'+1");
    assertThat(count(database, "member where external_id = '-safe'")).isEqualTo(1);
  }

  @Test
  void bytesThatAreNoUtf8RejectTheirRowOnly() {
    String text = HEADER + row("1", "A", 1, "2.00", "utf") + row("2", "A", 1, "2.00", "utf");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    bytes[text.indexOf("Thing")] = (byte) 0xff;
    JsonNode done = imports.run(ImportClient.file(bytes), mapping("utf").toString());
    assertThat(number(done, "purchasesRecorded")).isEqualTo(1);
    assertThat(imports.rejected(done)).contains("2,name: is not readable as UTF-8");
  }

  @Test
  void valuesThatCannotBeReadAreCountedUnderOneReason() {
    String file =
        HEADER
            + row("1", "A", 1, "2,00", "one").replace("2,00", "x")
            + row("2", "A", 1, "y", "two");
    JsonNode done = imports.run(file, mapping("reasons").toString());
    JsonNode why = imports.get("/v1/imports/" + done.path("id").asString() + "/rejected");
    assertThat(why.at("/reasons/0/reason").asString())
        .isEqualTo("unitPrice: is not a number such as 2.55");
    assertThat(why.at("/reasons/0/rows").asInt()).isEqualTo(2);
    assertThat(why.at("/rows/1/reason").asString())
        .isEqualTo("unitPrice: is not a number such as 2.55: y");
  }

  @Test
  void aNumberThatComesAgainAnotherDayIsNotOneReceipt() {
    String first = row("0001", "A", 1, "10.00", "");
    String second = row("0001", "A", 1, "20.00", "").replace("05-03", "05-04");
    JsonNode done = imports.run(HEADER + first + second, mapping("again").toString());
    assertThat(number(done, "purchasesRecorded")).isZero();
    assertThat(imports.rejected(done))
        .contains("receipt: has rows of 2024-05-03 and of 2024-05-04");
    ObjectNode restart = mapping("again").put("receiptNumbers", "restart");
    JsonNode apart = imports.run(HEADER + first + second, restart.toString());
    assertThat(number(apart, "purchasesRecorded")).isEqualTo(2);
    JsonNode purchase =
        imports.get("/v1/purchases/by-receipt?store=again&register=1&receipt=0001/2024-05-04");
    assertThat(purchase.path("totalMinor").asLong()).isEqualTo(2000);
    assertThat(number(imports.run(HEADER + first + second, restart.toString()), "rowsReplayed"))
        .isEqualTo(2);
  }

  @Test
  void aSaleThatGoesPastMidnightIsOneReceipt() {
    String file =
        HEADER
            + row("1", "A", 1, "10.00", "night").replace("10:00:00", "23:50:00")
            + row("1", "B", 1, "20.00", "night").replace("03 10:00:00", "04 00:10:00");
    JsonNode done = imports.run(file, mapping("midnight").toString());
    assertThat(number(done, "purchasesRecorded")).as(done.toString()).isEqualTo(1);
  }

  @Test
  void whatIsBelowZeroIsTakenOffTheReceipt() {
    String file =
        HEADER
            + row("1", "A", 1, "20.00", "coupon")
            + row("1", "B", 1, "10.00", "coupon")
            + row("1", "COUPON", 1, "-5.00", "coupon")
            + row("1", "EMPTIES", 4, "-0.25", "coupon")
            + row("2", "A", 1, "2.00", "coupon")
            + row("2", "COUPON", 1, "-5.00", "coupon");
    JsonNode done = imports.run(file, mapping("coupon").toString());
    JsonNode purchase = imports.get("/v1/purchases/by-receipt?store=coupon&register=1&receipt=1");
    assertThat(purchase.path("totalMinor").asLong()).isEqualTo(2400);
    assertThat(purchase.at("/lines/0/discountMinor").asLong()).isEqualTo(400);
    assertThat(purchase.at("/lines/1/discountMinor").asLong()).isEqualTo(200);
    assertThat(ImportFixture.points(database, "coupon")).isEqualTo(24);
    assertThat(number(done, "rowsRecorded")).isEqualTo(4);
    assertThat(number(done, "rowsRejected")).isEqualTo(2);
    assertThat(imports.rejected(done)).contains("the receipt has less that it could be taken off");
    assertThat(isComplete(done)).isTrue();
  }

  @Test
  void aPriceFinerThanACentIsRoundedWithItsLineOnce() {
    String file =
        HEADER
            + row("1", "DIESEL", 1, "1.799", "fine").replace(",1,1.799", ",40.12,1.799")
            + row("2", "NET", 3, "8.4034", "fine");
    JsonNode done = imports.run(file, mapping("fine").toString());
    assertThat(number(done, "purchasesRecorded")).as(done.toString()).isEqualTo(2);
    assertThat(
            imports
                .get("/v1/purchases/by-receipt?store=fine&register=1&receipt=1")
                .path("totalMinor")
                .asLong())
        .isEqualTo(7218);
    assertThat(
            imports
                .get("/v1/purchases/by-receipt?store=fine&register=1&receipt=2")
                .path("totalMinor")
                .asLong())
        .isEqualTo(2521);
  }

  @Test
  void aReceiptWithAWrongRowIsRejectedWithAllItsRows() {
    String file =
        HEADER
            + row("1", "A", 1, "2.00", "poor")
            + row("1", "B", 1, "nothing", "poor")
            + row("2", "A", 1, "2.00", "poor")
            + row("1", "POST", 1, "2.00", "poor");
    JsonNode done = imports.run(file, mapping("poor").toString());
    assertThat(number(done, "rowsRejected")).isEqualTo(2);
    assertThat(number(done, "rowsRecorded")).isEqualTo(1);
    assertThat(imports.rejected(done))
        .contains("2,receipt: line 3 of the same receipt is rejected,1,A");
    assertThat(count(database, "purchase where store = 'poor'")).isEqualTo(1);
  }

  @Test
  void theRejectedRowsPutRightAreAFileThatCanBeImported() {
    String file =
        HEADER
            + row("1", "A", 1, "2.00", "right")
            + row("1", "B", 1, "3.O0", "right")
            + row("2", "\"A, or \"\"so\"\"\"", 1, "x", "right");
    String mapping = mapping("right").toString();
    String rejected = imports.rejected(imports.run(file, mapping));
    assertThat(rejected)
        .contains("\"A, or \"\"so\"\"\"")
        .startsWith("line,reason," + HEADER.strip());
    JsonNode again =
        imports.run(rejected.replace("3.O0", "3.00").replace(",x,", ",4.00,"), mapping);
    assertThat(number(again, "purchasesRecorded")).isEqualTo(2);
    assertThat(number(again, "rowsRejected")).isZero();
  }

  @Test
  void whyRowsWereRejectedIsCountedAndTheFirstOnesAreShown() {
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 0; i < 25; i++) {
      file.append(row("many-" + i, "A", 1, "4,50", "many"));
    }
    file.append(row("last", "A", 1, "2.00", "many")).append(row("last", "B", 1, "", "many"));
    JsonNode done = imports.run(file.toString(), mapping("many").toString());
    JsonNode why = imports.get("/v1/imports/" + done.path("id").asString() + "/rejected");
    // A comma makes one more column.
    assertThat(why.path("reasons").path(0).path("rows").asLong()).isEqualTo(25);
    assertThat(why.path("reasons").path(0).path("reason").asString()).startsWith("the row has 8");
    assertThat(why.path("reasons").size()).isEqualTo(3);
    assertThat(why.path("reasons").toString())
        .contains("receipt: another line of the same receipt is rejected");
    assertThat(why.path("rows").size()).isEqualTo(20);
    assertThat(why.path("rows").path(0).path("line").asLong()).isEqualTo(2);
    server
        .admin()
        .get()
        .uri("/v1/imports/00000000-0000-7000-8000-000000000000/rejected")
        .exchange()
        .expectStatus()
        .isNotFound();
  }

  @Test
  void rowsInAnotherCurrencyAreRejected() {
    ObjectNode mapping = mapping("money");
    ((ObjectNode) mapping.path("constants")).remove("currency");
    ((ObjectNode) mapping.path("columns")).put("currency", "currency");
    String file =
        HEADER.replace("\n", ",currency\n")
            + row("1", "A", 1, "2.00", "money").replace("\n", ",EUR\n")
            + row("2", "A", 1, "2.00", "money").replace("\n", ",GBP\n")
            + row("3", "A", 1, "2.00", "money").replace("\n", ",EUR\n")
            + row("3", "B", 1, "2.00", "money").replace("\n", ",GBP\n");
    JsonNode done = imports.run(file, mapping.toString());
    assertThat(number(done, "purchasesRecorded")).isEqualTo(1);
    assertThat(number(done, "rowsRejected")).isEqualTo(3);
    assertThat(imports.rejected(done))
        .contains("3,currency: the programme counts in EUR", "4,receipt: line 5");
  }

  @Test
  void aReceiptThatIsOnTheBooksWithOtherContentIsAConflict() {
    String mapping = mapping("clash").toString();
    imports.run(HEADER + row("1", "A", 1, "2.00", "clash"), mapping);
    JsonNode done = imports.run(HEADER + row("1", "A", 2, "2.00", "clash"), mapping);
    assertThat(number(done, "rowsRejected")).isEqualTo(1);
    assertThat(imports.rejected(done)).contains("purchase-conflict: Store clash");
    assertThat(count(database, "purchase where store = 'clash'")).isEqualTo(1);
  }

  @Test
  void aReceiptOfTwoMembersIsRejected() {
    String file = HEADER + row("1", "A", 1, "2.00", "two-a") + row("1", "A", 1, "2.00", "two-b");
    JsonNode done = imports.run(file, mapping("two").toString());
    assertThat(number(done, "rowsRejected")).isEqualTo(2);
    assertThat(imports.rejected(done)).contains("member: rows of this receipt name several");
  }

  @Test
  void aLongReceiptIsAPurchase() {
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 0; i < 1_500; i++) {
      file.append(row("1", "SKU-" + i, 1, "1.00", "long"));
    }
    JsonNode done = imports.run(file.toString(), mapping("long").toString());
    assertThat(number(done, "purchasesRecorded")).isEqualTo(1);
    assertThat(ImportFixture.points(database, "long")).isEqualTo(1_500);
  }
}
