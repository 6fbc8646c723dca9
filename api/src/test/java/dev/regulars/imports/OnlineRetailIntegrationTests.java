package dev.regulars.imports;

import static dev.regulars.imports.ImportFixture.isComplete;
import static dev.regulars.imports.ImportFixture.number;
import static dev.regulars.imports.ImportFixture.skipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regulars.Books;
import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.insight.InsightProof;
import dev.regulars.rulebook.Installed;
import dev.regulars.rules.RuleFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.FileSystemResource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * A year of a real shop's invoices: every line of them, with all their dirt. The file lies beside
 * the project's directory and is no part of it.
 */
@ServerTest
@TestPropertySource(properties = "test.server=its own, for it publishes a rulebook")
class OnlineRetailIntegrationTests {

  private static final String RULES =
      """
      rule "One point per euro"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end
      """;

  private static final String MAPPING =
      """
      {"columns": {"receipt": "InvoiceNo", "sku": "StockCode", "name": "Description", "quantity": "Quantity",
                   "unitPrice": "UnitPrice", "occurredAt": "InvoiceDate", "member": "CustomerID"},
       "constants": {"store": "online", "register": "web", "category": "gifts", "currency": "EUR"},
       "zone": "Europe/London", "memberKey": "externalId", "unknownMembers": "enrol",
       "returns": {"receiptPrefix": "C"},
       "notProducts": ["POST", "D", "M", "BANK CHARGES", "AMAZONFEE", "DOT", "CRUK", "S", "PADS", "B"],
       "rulebookVersion": %d}
      """;

  @Autowired private Server server;
  @Autowired private Installed rulebooks;
  @Autowired private DatabaseClient database;
  @Autowired private DatabaseAddress address;

  @Test
  void bringsAWholeYearOntoTheBooksAndAgreesWithACalculationByHand() throws Exception {
    Path file = data("online-retail.csv.gz");
    assumeTrue(file != null, "shared/data/online-retail.csv.gz does not lie beside the project");
    ImportClient client = new ImportClient(server);
    ByHand byHand = ByHand.of(file);
    int version = publish();

    JsonNode first = run(client, file, version);
    everyRowIsAccountedFor(first, byHand);
    // Points of 2011 would be over by now: what comes in so late lasts from the day it was booked.
    assertThat(pointsByCustomer("available")).isEqualTo(byHand.points);
    assertThat(pointsByCustomer("lifetime_expired").values()).containsOnly(0L);
    aMembersPageSaysTheSame(client, byHand);
    assertThat(client.post("/v1/ledger/verification").path("ok").asBoolean()).isTrue();
    figuresAgreeWithTheBooks(client, byHand);

    Map<String, Long> books = books();
    JsonNode second = run(client, file, version);
    nothingIsNew(second, first);
    assertThat(books()).isEqualTo(books);
    assertThat(client.post("/v1/ledger/verification").path("ok").asBoolean()).isTrue();
    figuresAgreeWithTheBooks(client, byHand);
  }

  /** By SQL over every row of the books, and as the pages show them. */
  private void figuresAgreeWithTheBooks(ImportClient client, ByHand byHand) {
    Books books = new Books(address);
    InsightProof.awaitCounted(books, Duration.ofMinutes(5));
    InsightProof.agrees(books, "the whole file");
    JsonNode overview =
        client.get("/v1/insight/overview?from=2010-12-01&to=2011-12-09&store=online");
    assertThat(overview.path("liability").path("points").asLong())
        .isEqualTo(byHand.points.values().stream().mapToLong(Long::longValue).sum());
    assertThat(overview.path("period").path("activeMembers").asLong())
        .as("within 2 %% of everybody who ever bought")
        .isCloseTo(byHand.points.size(), withinPercentage(2));
    // By its code: the shop called it white first and cream later.
    JsonNode products = client.get("/v1/insight/catalogue?kind=product&q=85123a");
    assertThat(products.path("items").path(0).path("code").asString()).isEqualTo("85123A");
    JsonNode categories = client.get("/v1/insight/catalogue?kind=category");
    assertThat(categories.path("items").path(0).path("code").asString()).isEqualTo("gifts");
    assertThat(categories.path("items").path(0).path("purchases").asLong())
        .isEqualTo(byHand.purchases);
  }

  private static void everyRowIsAccountedFor(JsonNode done, ByHand byHand) {
    assertThat(done.path("state").asString()).isEqualTo("finished");
    assertThat(number(done, "rowsRead")).isEqualTo(byHand.rows).isEqualTo(541_909);
    assertThat(number(done, "rowsRecorded")).isEqualTo(byHand.rowsBought);
    assertThat(number(done, "rowsReturned")).isEqualTo(byHand.rowsReturned);
    assertThat(number(done, "purchasesRecorded")).isEqualTo(byHand.purchases);
    assertThat(number(done, "returnsRecorded")).isEqualTo(byHand.returns).isGreaterThan(3_000);
    assertThat(number(done, "membersEnrolled")).isEqualTo(byHand.points.size());
    assertThat(skipped(done)).isEqualTo(byHand.skipped);
    assertThat(number(done, "rowsRejected")).isZero();
    assertThat(isComplete(done)).isTrue();
  }

  private static void nothingIsNew(JsonNode again, JsonNode first) {
    assertThat(again.path("state").asString()).isEqualTo("finished");
    for (String none :
        List.of("purchasesRecorded", "returnsRecorded", "membersEnrolled", "rowsRecorded")) {
      assertThat(number(again, none)).as(none).isZero();
    }
    assertThat(number(again, "purchasesReplayed")).isEqualTo(number(first, "purchasesRecorded"));
    assertThat(number(again, "returnsReplayed")).isEqualTo(number(first, "returnsRecorded"));
    assertThat(number(again, "rowsReplayed"))
        .isEqualTo(number(first, "rowsRecorded") + number(first, "rowsReturned"));
    assertThat(skipped(again)).isEqualTo(skipped(first));
    assertThat(number(again, "rowsRejected")).isZero();
  }

  private Map<String, Long> pointsByCustomer(String column) {
    Map<String, Long> points = new TreeMap<>();
    database
        .sql(
            "select external_id, "
                + column
                + " from member join member_account on member_id = id where external_id is not"
                + " null")
        .map(row -> Map.entry(row.get(0, String.class), row.get(1, Long.class)))
        .all()
        .toIterable()
        .forEach(entry -> points.put(entry.getKey(), entry.getValue()));
    return points;
  }

  /** One with the most points, and one who brought back all they bought. */
  private void aMembersPageSaysTheSame(ImportClient client, ByHand byHand) {
    for (String customer : List.of("14646", "12346")) {
      UUID id =
          database
              .sql("select id from member where external_id = $1")
              .bind(0, customer)
              .mapValue(UUID.class)
              .one()
              .block();
      JsonNode balance = client.get("/v1/members/" + id + "/balance");
      assertThat(balance.path("available").asLong()).isEqualTo(byHand.points.get(customer));
    }
  }

  private Map<String, Long> books() {
    Map<String, Long> rows = new TreeMap<>();
    for (String table :
        List.of("member", "purchase", "purchase_return", "return_receipt", "transfer", "lot")) {
      rows.put(table, ImportFixture.count(database, table));
    }
    return rows;
  }

  private JsonNode run(ImportClient client, Path file, int version) {
    UUID id = client.send(new FileSystemResource(file), MAPPING.formatted(version));
    return client.await(id, Duration.ofMinutes(8));
  }

  private int publish() {
    RuleFiles files = new RuleFiles(new TreeMap<>(Map.of("base.dslr", RULES)));
    return rulebooks.install(files);
  }

  private static Path data(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared/data").resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    return null;
  }
}
