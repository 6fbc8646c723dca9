package dev.regulars.imports;

import static dev.regulars.imports.ImportFixture.HEADER;
import static dev.regulars.imports.ImportFixture.count;
import static dev.regulars.imports.ImportFixture.isComplete;
import static dev.regulars.imports.ImportFixture.mapping;
import static dev.regulars.imports.ImportFixture.number;
import static dev.regulars.imports.ImportFixture.points;
import static dev.regulars.imports.ImportFixture.row;
import static dev.regulars.imports.ImportFixture.skipped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of small files. The rulebook is the starter's: a point for each full euro. */
@ServerTest
class ImportsIntegrationTests {

  @Autowired private Server server;
  @Autowired private Shop shop;
  @Autowired private DatabaseClient database;
  private ImportClient imports;

  @BeforeEach
  void connect() {
    imports = new ImportClient(server);
  }

  @Test
  void rowsOfAReceiptAreOnePurchaseWhereverTheyStand() {
    String file =
        HEADER
            + row("1", "A", 2, "10.00", "w-anna")
            + row("2", "A", 1, "7.99", "w-ben")
            + row("1", "B", 1, "5.50", "w-anna");
    JsonNode done = imports.run(file, mapping("whole").toString());
    assertThat(done.path("state").asString()).isEqualTo("finished");
    assertThat(number(done, "purchasesRecorded")).isEqualTo(2);
    assertThat(number(done, "membersEnrolled")).isEqualTo(2);
    assertThat(number(done, "rowsRecorded")).isEqualTo(3);
    assertThat(points(database, "w-anna")).isEqualTo(25);
    assertThat(points(database, "w-ben")).isEqualTo(7);
    JsonNode purchase = imports.get("/v1/purchases/by-receipt?store=whole&register=1&receipt=1");
    assertThat(purchase.path("totalMinor").asLong()).isEqualTo(2550);
    assertThat(purchase.toString()).contains("2024-05-03T10:00:00+02:00");
  }

  @Test
  void thePastIsDecidedByTheTiersOfThePast() {
    Someone member = shop.enrol();
    Answer gold =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.by(member)
                    .at(OffsetDateTime.now().minusDays(2))
                    .line("CUP", "cups", 2500, 100)
                    .json());
    assertThat(gold.text("/tier/code")).isEqualTo("gold");
    String file =
        HEADER
            + row("1", "ESP", 1, "10.00", member.externalId())
            + row("2", "ESP", 1, "2500.00", member.externalId())
            + row("3", "ESP", 1, "10.00", member.externalId());
    ObjectNode mapping = mapping("past");
    ((ObjectNode) mapping.path("constants")).put("category", "coffee");
    imports.run(file, mapping.toString());
    assertThat(accrued("past", 1)).isEqualTo(10);
    assertThat(accrued("past", 2)).isEqualTo(2500);
    assertThat(accrued("past", 3)).as("gold by then").isEqualTo(20);
    assertThat(shop.balance(member).text("/tier/since"))
        .as("held since")
        .isEqualTo(gold.text("/tier/since"));
  }

  private long accrued(String store, int receipt) {
    return imports
        .get("/v1/purchases/by-receipt?store=%s&register=1&receipt=%d".formatted(store, receipt))
        .at("/points/accrued")
        .asLong();
  }

  @Test
  void aSecondImportOfTheSameFileChangesNothing() {
    String file =
        HEADER + row("1", "A", 3, "10.00", "again") + row("C2", "A", -1, "10.00", "again");
    JsonNode first = imports.run(file, mapping("again").toString());
    assertThat(number(first, "returnsRecorded")).isEqualTo(1);
    long transfers = count(database, "transfer");
    JsonNode second = imports.run(file, mapping("again").toString());
    assertThat(number(second, "purchasesRecorded")).isZero();
    assertThat(number(second, "purchasesReplayed")).isEqualTo(1);
    assertThat(number(second, "returnsReplayed")).isEqualTo(1);
    assertThat(number(second, "rowsReplayed")).isEqualTo(2);
    assertThat(number(second, "membersEnrolled")).isZero();
    assertThat(isComplete(second)).isTrue();
    assertThat(count(database, "transfer")).isEqualTo(transfers);
    assertThat(points(database, "again")).isEqualTo(20);
  }

  @Test
  void returnsTakeBackPointsByPrefixAndByNegativeQuantity() {
    String file =
        HEADER
            + row("1", "A", 3, "10.00", "back")
            + row("2", "B", 2, "5.00", "back")
            + row("C3", "A", -2, "10.00", "back")
            + row("4", "B", -1, "5.00", "back")
            + row("5", "D", 1, "4.00", "back")
            + row("5", "D", -1, "4.00", "back");
    JsonNode done = imports.run(file, mapping("back").toString());
    assertThat(number(done, "purchasesRecorded")).isEqualTo(3);
    assertThat(number(done, "returnsRecorded")).isEqualTo(3);
    assertThat(number(done, "rowsReturned")).isEqualTo(3);
    assertThat(points(database, "back")).isEqualTo(10 + 5);
    assertThat(imports.post("/v1/ledger/verification").path("ok").asBoolean()).isTrue();
  }

  @Test
  void whatMatchesNoPurchaseIsCountedAndNotLost() {
    String file =
        HEADER
            + row("C1", "A", -1, "10.00", "early")
            + row("2", "A", 1, "10.00", "early")
            + row("C3", "A", -3, "10.00", "early")
            + row("C4", "Z", -1, "10.00", "early")
            + row("C5", "A", -1, "10.00", "");
    JsonNode done = imports.run(file, mapping("early").toString());
    assertThat(skipped(done))
        .isEqualTo(Map.of("return-without-purchase", 2L, "return-without-member", 1L));
    assertThat(number(done, "rowsReturned")).isEqualTo(1);
    assertThat(number(done, "rowsReturnedInPart")).isEqualTo(1);
    assertThat(points(database, "early")).isZero();
    assertThat(isComplete(done)).isTrue();
  }

  @Test
  void aReturnThatStandsBeforeItsPurchaseIsBookedAtTheEnd() {
    String file =
        HEADER
            + row("C4", "A", -1, "10.00", "newest").replace("05-03", "05-09")
            + row("C4", "B", -1, "5.00", "newest").replace("05-03", "05-09")
            + row("C3", "Z", -1, "10.00", "newest").replace("05-03", "05-08")
            + row("2", "A", 3, "10.00", "newest").replace("05-03", "05-04")
            + row("1", "B", 1, "5.00", "newest");
    JsonNode done = imports.run(file, mapping("newest").toString());
    assertThat(number(done, "returnsRecorded")).isEqualTo(1);
    assertThat(number(done, "rowsReturned")).isEqualTo(2);
    assertThat(skipped(done)).isEqualTo(Map.of("return-without-purchase", 1L));
    assertThat(isComplete(done)).isTrue();
    assertThat(points(database, "newest")).isEqualTo(20);
    JsonNode again = imports.run(file, mapping("newest").toString());
    assertThat(number(again, "returnsReplayed")).isEqualTo(1);
    assertThat(skipped(again)).isEqualTo(skipped(done));
    assertThat(isComplete(again)).isTrue();
    assertThat(points(database, "newest")).isEqualTo(20);
  }

  @Test
  void aReturnThatFoundNoPurchaseIsBookedByALaterImportThatBringsIt() {
    String back = HEADER + row("C2", "A", -1, "10.00", "later").replace("05-03", "05-09");
    JsonNode alone = imports.run(back, mapping("later").toString());
    assertThat(skipped(alone)).isEqualTo(Map.of("return-without-purchase", 1L));
    imports.run(HEADER + row("1", "A", 3, "10.00", "later"), mapping("later").toString());
    JsonNode found = imports.run(back, mapping("later").toString());
    assertThat(number(found, "returnsRecorded")).isEqualTo(1);
    assertThat(points(database, "later")).isEqualTo(20);
  }

  @Test
  void rowsWithNothingToBookAreSkippedByReason() {
    String file =
        HEADER
            + row("1", "POST", 1, "3.00", "skip")
            + row("1", "A", 1, "2.00", "skip")
            + row("1", "A", 0, "2.00", "skip")
            + row("1", "A", 1, "0.00", "skip");
    JsonNode done = imports.run(file, mapping("skip").toString());
    assertThat(skipped(done))
        .isEqualTo(Map.of("not-a-product", 1L, "zero-quantity", 1L, "zero-price", 1L));
    assertThat(number(done, "purchasesRecorded")).isEqualTo(1);
    assertThat(isComplete(done)).isTrue();
  }

  @Test
  void purchasesOfNobodyAreRecordedOrSkipped() {
    String file = HEADER + row("1", "A", 1, "2.00", "") + row("2", "A", 1, "2.00", " ");
    JsonNode recorded = imports.run(file, mapping("nobody").toString());
    assertThat(number(recorded, "purchasesRecorded")).isEqualTo(2);
    assertThat(
            imports
                .get("/v1/purchases/by-receipt?store=nobody&register=1&receipt=1")
                .has("memberId"))
        .isFalse();
    JsonNode skipped = imports.run(file, mapping("nobody-2").put("anonymous", "skip").toString());
    assertThat(skipped(skipped)).isEqualTo(Map.of("anonymous", 2L));
  }

  @Test
  void unknownMembersAreSkippedOrRejectedWhereTheMappingSaysSo() {
    String file = HEADER + row("1", "A", 1, "2.00", "ghost") + row("C2", "A", -1, "2.00", "ghost");
    ObjectNode mapping = mapping("ghosts");
    JsonNode skipped = imports.run(file, mapping.put("unknownMembers", "skip").toString());
    assertThat(skipped(skipped)).isEqualTo(Map.of("unknown-member", 2L));
    JsonNode rejected = imports.run(file, mapping.put("unknownMembers", "reject").toString());
    assertThat(number(rejected, "rowsRejected")).isEqualTo(2);
    assertThat(imports.rejected(rejected)).contains("2,member: nobody is known by it", "ghost");
    assertThat(count(database, "member where external_id = 'ghost'")).isZero();
  }

  @Test
  void membersAreEnrolledByEachKeyThatAShopMayKnow() {
    for (String[] key :
        List.of(
            new String[] {"card", "4000-77"},
            new String[] {"email", "Import@Example.org"},
            new String[] {"phone", "+49301234567"})) {
      ObjectNode mapping = mapping("by-" + key[0]).put("memberKey", key[0]);
      String file = HEADER + row("1", "A", 1, "9.00", key[1]) + row("2", "A", 1, "9.00", key[1]);
      JsonNode done = imports.run(file, mapping.toString());
      assertThat(number(done, "membersEnrolled")).as(key[0]).isEqualTo(1);
      assertThat(number(done, "purchasesRecorded")).as(key[0]).isEqualTo(2);
    }
    assertThat(count(database, "member where email = 'import@example.org'")).isEqualTo(1);
    ObjectNode byId = mapping("by-id").put("memberKey", "id").put("unknownMembers", "skip");
    JsonNode done = imports.run(HEADER + row("1", "A", 1, "9.00", "no-uuid"), byId.toString());
    assertThat(imports.rejected(done)).contains("member: is not a UUID");
  }

  @Test
  void whoIsEnrolledHasBeenACustomerSinceTheirFirstReceipt() {
    String file =
        HEADER
            + row("1", "A", 1, "2.00", "since")
            + row("2", "A", 1, "2.00", "since").replace("2024", "2025")
            + row("3", "A", 1, "2.00", "future").replace("2024", "2999");
    imports.run(file, mapping("since").toString());
    assertThat(enrolledAt("since")).isEqualTo("2024-05-03T08:00:00Z");
    assertThat(enrolledAt("future")).isBefore(Instant.parse("2999-01-01T00:00:00Z"));
  }

  private Instant enrolledAt(String externalId) {
    return database
        .sql("select enrolled_at from member where external_id = $1")
        .bind(0, externalId)
        .mapValue(Instant.class)
        .one()
        .block();
  }

  @Test
  void theRulebookThatIsAskedForDecides() {
    ObjectNode mapping = mapping("version").put("rulebookVersion", 1);
    imports.run(HEADER + row("1", "A", 1, "9.00", "version"), mapping.toString());
    JsonNode purchase = imports.get("/v1/purchases/by-receipt?store=version&register=1&receipt=1");
    assertThat(purchase.path("rulebookVersion").asInt()).isEqualTo(1);
  }

  @Test
  void aFileOfAGermanSpreadsheetIsReadAsItIs() {
    String file =
        """
        Beleg;Artikel;Menge;Preis;Zeit
        1;A;1,5;1.234,50;28.11.2024 10:15
        """;
    String mapping =
        """
        {"columns": {"receipt": "Beleg", "sku": "Artikel", "quantity": "Menge", "unitPrice": "Preis",
                     "occurredAt": "Zeit"},
         "constants": {"store": "komma", "register": "1", "currency": "EUR", "discount": "1,75"},
         "zone": "Europe/Berlin", "timeFormat": "d.M.yyyy H:mm", "delimiter": ";", "decimal": ","}
        """;
    JsonNode done = imports.run(file, mapping);
    assertThat(number(done, "rowsRejected")).isZero();
    assertThat(
            imports
                .get("/v1/purchases/by-receipt?store=komma&register=1&receipt=1")
                .path("totalMinor")
                .asLong())
        .isEqualTo(185_175 - 175);
  }

  @Test
  void gzipOtherDelimitersCharsetsAndTimesAreRead() {
    String file =
        """
        Beleg;Artikel;Name;Menge;Preis;Rabatt;Zeit;Kunde
        1;A; Käse mit Löchern ;0.250;18.90;0.73;03.05.2024 10:00;formats
        """;
    String mapping =
        """
        {"columns": {"receipt": "Beleg", "sku": "Artikel", "name": "Name", "quantity": "Menge", "unitPrice": "Preis",
                     "discount": "Rabatt", "occurredAt": "Zeit", "member": "Kunde"},
         "constants": {"store": "formats", "register": "1", "currency": "EUR", "category": "cheese", "tax": "0.10"},
         "zone": "Europe/Berlin", "timeFormat": "dd.MM.yyyy HH:mm", "delimiter": ";", "charset": "ISO-8859-1",
         "memberKey": "externalId", "unknownMembers": "enrol"}
        """;
    JsonNode done =
        imports.run(ImportClient.file(file.getBytes(Charset.forName("ISO-8859-1"))), mapping);
    assertThat(number(done, "purchasesRecorded")).isEqualTo(1);
    assertThat(
            imports
                .get("/v1/purchases/by-receipt?store=formats&register=1&receipt=1")
                .path("totalMinor")
                .asLong())
        .isEqualTo(473 - 73);
    assertThat(count(database, "purchase where content::text like '%\"Käse mit Löchern\"%'"))
        .isEqualTo(1);
    JsonNode zipped =
        imports.run(
            ImportClient.file(ImportFixture.zipped(file)), mapping.replace("ISO-8859-1", "UTF-8"));
    assertThat(number(zipped, "purchasesReplayed")).isEqualTo(1);
  }

  @Test
  void aFileOfAHeaderOnlyIsDoneAtOnce() {
    JsonNode done = imports.run("\uFEFF" + HEADER.stripTrailing(), mapping("empty").toString());
    assertThat(done.path("state").asString()).isEqualTo("finished");
    assertThat(number(done, "rowsRead")).isZero();
    assertThat(imports.rejected(done)).isEqualTo("line,reason," + HEADER.stripTrailing() + "\r\n");
  }

  @Test
  void aGzipThatEndsTooEarlyFailsAndKeepsWhatIsBooked() {
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 0; i < 20_000; i++) {
      file.append(row("R" + i, UUID.randomUUID().toString(), 1, "1.00", ""));
    }
    byte[] zip = ImportFixture.zipped(file.toString());
    JsonNode done =
        imports.run(
            ImportClient.file(java.util.Arrays.copyOf(zip, zip.length / 2)),
            mapping("cut").toString());
    assertThat(done.path("state").asString()).isEqualTo("failed");
    assertThat(done.path("failure").asString()).contains("gzip");
    assertThat(count(database, "import_chunk")).isZero();
  }

  @Test
  void progressIsToldUntilTheEnd() {
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 0; i < 3_000; i++) {
      file.append(row("R" + i, "A", 1, "1.00", "told-" + i % 100));
    }
    UUID id = imports.send(ImportClient.file(file.toString()), mapping("told").toString());
    List<ServerSentEvent<JsonNode>> events =
        server
            .admin()
            .get()
            .uri("/v1/imports/" + id + "/events")
            .accept(MediaType.TEXT_EVENT_STREAM)
            .exchange()
            .expectStatus()
            .isOk()
            .returnResult(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {})
            .getResponseBody()
            .collectList()
            .block(Duration.ofSeconds(60));
    JsonNode last = events.getLast().data();
    assertThat(events).hasSizeGreaterThan(1);
    assertThat(last).isEqualTo(imports.get(id));
    assertThat(last.path("state").asString()).isEqualTo("finished");
    assertThat(number(last, "rowsRecorded")).isEqualTo(3_000);
    assertThat(number(last, "ratePerSecond")).isPositive();
    assertThat(events.getFirst().data().path("state").asString()).isNotEqualTo("finished");
  }
}
