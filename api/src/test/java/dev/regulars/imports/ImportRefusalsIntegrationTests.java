package dev.regulars.imports;

import static dev.regulars.imports.ImportFixture.HEADER;
import static dev.regulars.imports.ImportFixture.mapping;
import static dev.regulars.imports.ImportFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.security.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is seen to be wrong at once is refused at once, with its pointer, and nothing is kept. */
@ServerTest
class ImportRefusalsIntegrationTests {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String FILE = HEADER + row("1", "A", 1, "1.00", "anna");

  @Autowired private Server server;
  @Autowired private DatabaseClient database;
  private long importsBefore;

  @BeforeEach
  void countImports() {
    importsBefore = ImportFixture.count(database, "import_job");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/columns | null | /columns",
        "/columns | 5 | /columns",
        "/columns/receipt | null | /columns/receipt",
        "/columns/sku | null | /columns/sku",
        "/columns/quantity | null | /columns/quantity",
        "/columns/unitPrice | null | /columns/unitPrice",
        "/columns/occurredAt | null | /columns/occurredAt",
        "/constants/store | null | /columns/store",
        "/constants/register | null | /columns/register",
        "/constants/currency | null | /columns/currency",
        "/columns/sku | \"\" | /columns/sku",
        "/columns/sku | 7 | /columns/sku",
        "/columns/sku | \"Artikel\" | /columns/sku",
        "/columns/colour | \"name\" | /columns/colour",
        "/constants/sku | \"A\" | /constants/sku",
        "/constants/currency | \"GBP\" | /constants/currency",
        "/constants/store | \"no store!\" | /constants/store",
        "/constants/tax | \"a lot\" | /constants/tax",
        "/constants/discount | \"1,50\" | /constants/discount",
        "/constants/brand | \" \" | /constants/brand",
        "/zone | null | /zone",
        "/zone | \"Europe/Atlantis\" | /zone",
        "/timeFormat | \"bananas {\" | /timeFormat",
        "/decimal | \"'\" | /decimal",
        "/memberKey | null | /memberKey",
        "/memberKey | \"shoeSize\" | /memberKey",
        "/unknownMembers | null | /unknownMembers",
        "/unknownMembers | \"ask\" | /unknownMembers",
        "/memberKey | \"memberNumber\" | /unknownMembers",
        "/memberKey | \"id\" | /unknownMembers",
        "/anonymous | \"award\" | /anonymous",
        "/returns | {} | /returns/receiptPrefix",
        "/returns | {\"receiptPrefix\": \"\"} | /returns/receiptPrefix",
        "/returns | {\"suffix\": \"C\"} | /returns/suffix",
        "/notProducts | \"POST\" | /notProducts",
        "/notProducts | [null] | /notProducts/0",
        "/notProducts | [\"POST\", \"\"] | /notProducts/1",
        "/rulebookVersion | \"7\" | /rulebookVersion",
        "/rulebookVersion | 4711 | /rulebookVersion",
        "/charset | \"klingon\" | /charset",
        "/delimiter | \"\" | /delimiter",
        "/delimiter | \"ab\" | /delimiter",
        "/delimiter | \"x\" | /delimiter",
        "/colour | \"red\" | /colour",
      })
  void eachWrongFieldOfTheMappingIsSaidWithItsPlace(String at, String value, String pointer) {
    ObjectNode mapping = mapping("refused");
    int slash = at.lastIndexOf('/');
    ObjectNode parent = slash == 0 ? mapping : (ObjectNode) mapping.at(at.substring(0, slash));
    if (value.equals("null")) {
      parent.remove(at.substring(slash + 1));
    } else {
      parent.set(at.substring(slash + 1), JSON.readTree(value));
    }
    assertThat(refused(ImportClient.file(FILE), mapping.toString()))
        .contains("\"/mapping" + pointer + "\"");
  }

  @Test
  void columnsThatTheFileDoesNotHaveAreNamed() {
    String problem =
        refused(ImportClient.file("receipt;sku\n1;2\n"), mapping("refused").toString());
    assertThat(problem)
        .contains("/mapping/columns/receipt", "the file has no column 'sku'", "receipt;sku");
  }

  @Test
  void aColumnThatIsThereTwiceIsNotGuessed() {
    ObjectNode mapping = mapping("refused");
    String file = FILE.replace("name,", "sku,");
    ((ObjectNode) mapping.path("columns")).remove("name");
    assertThat(refused(ImportClient.file(file), mapping.toString()))
        .contains("/mapping/columns/sku", "twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\"receipt"})
  void aFileWithoutHeaderIsRefused(String file) {
    assertThat(refused(ImportClient.file(file), mapping("refused").toString()))
        .contains("\"/file\"");
  }

  @Test
  void aDamagedGzipIsRefused() {
    byte[] zip = ImportFixture.zipped(FILE);
    for (byte[] damaged :
        new byte[][] {Arrays.copyOf(zip, 5), {0x1f, (byte) 0x8b, 9, 9, 9, 9, 9}}) {
      assertThat(refused(ImportClient.file(damaged), mapping("refused").toString()))
          .contains("\"/file\"", "gzip");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{\"zone\": \"a\", \"zone\": \"b\"}", "\"text\""})
  void aMappingThatIsNoneIsRefused(String mapping) {
    assertThat(refused(ImportClient.file(FILE), mapping)).contains("/mapping");
  }

  @Test
  void missingDoubleAndUnknownPartsAreSaid() {
    MultipartBodyBuilder none = new MultipartBodyBuilder();
    none.part("note", "hello");
    assertThat(refused(post(none))).contains("\"/file\"", "\"/mapping\"", "\"/note\"");
    MultipartBodyBuilder twice = new MultipartBodyBuilder();
    twice.part("file", ImportClient.file(FILE));
    twice.part("file", ImportClient.file(FILE));
    twice.part("mapping", mapping("refused").toString(), MediaType.APPLICATION_JSON);
    assertThat(refused(post(twice))).contains("\"/file\"", "twice");
  }

  @Test
  void anotherMediaTypeIsRefused() {
    for (String type : new String[] {"application/json", "text/csv"}) {
      byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
      assertThat(server.send("POST", "/v1/imports", Role.ADMIN, type, body).statusCode())
          .isEqualTo(415);
    }
    byte[] body = "no part of anything".getBytes(StandardCharsets.UTF_8);
    String type = "multipart/form-data; boundary=x";
    assertThat(server.send("POST", "/v1/imports", Role.ADMIN, type, body).statusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filename*=UTF-8''%zz",
        "filename*=UTF-8''%",
        "filename*=nonsense",
        "filename*=nonsense''x",
        "filename=\"=?UTF-8?B?***?=\"",
        "filename=\"=?NONSENSE?Q?x?=\""
      })
  void aFileWhoseNameCannotBeReadIsRefusedOrTakenAsItIs(String name) {
    String body =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; "
            + name
            + "\r\nContent-Type: text/csv\r\n\r\na,b\r\n--x\r\n"
            + "Content-Disposition: form-data; name=\"mapping\"\r\n\r\n{}\r\n--x--\r\n";
    HttpResponse<String> answer =
        server.send(
            "POST",
            "/v1/imports",
            Role.ADMIN,
            "multipart/form-data; boundary=x",
            body.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"pointer\":\"/");
  }

  @Test
  void aRepeatedRequestIsTheSameImport() {
    ImportClient client = new ImportClient(server);
    String mapping = mapping("taken-once").toString();
    byte[] first =
        client
            .post(ImportClient.file(FILE), mapping, "import-once")
            .expectStatus()
            .isAccepted()
            .expectBody()
            .returnResult()
            .getResponseBodyContent();
    byte[] again =
        client
            .post(ImportClient.file(FILE), mapping, "import-once")
            .expectStatus()
            .isOk()
            .expectHeader()
            .valueEquals("Idempotency-Replayed", "true")
            .expectBody()
            .returnResult()
            .getResponseBodyContent();
    assertThat(again).isEqualTo(first);
    for (String other : new String[] {FILE + "\n", FILE.replace("1.00", "2.00")}) {
      client
          .post(ImportClient.file(other), mapping, "import-once")
          .expectStatus()
          .isEqualTo(409)
          .expectBody()
          .jsonPath("$.type")
          .isEqualTo("urn:regulars:problem:idempotency-key-reused");
    }
    client
        .post(ImportClient.file(FILE), mapping("other").toString(), "import-once")
        .expectStatus()
        .isEqualTo(409);
    assertThat(ImportFixture.count(database, "import_job")).isEqualTo(importsBefore + 1);
    client.await(
        UUID.fromString(JSON.readTree(first).path("id").asString()), Duration.ofSeconds(60));
  }

  @Test
  void anUnknownImportIsNotFound() {
    for (String end : new String[] {"", "/events", "/rejected.csv"}) {
      server
          .admin()
          .get()
          .uri("/v1/imports/" + UUID.randomUUID() + end)
          .exchange()
          .expectStatus()
          .isNotFound();
    }
  }

  private String refused(Resource file, String mapping) {
    return refused(new ImportClient(server).post(file, mapping));
  }

  private String refused(WebTestClient.ResponseSpec response) {
    byte[] body =
        response.expectStatus().isBadRequest().expectBody().returnResult().getResponseBodyContent();
    assertThat(ImportFixture.count(database, "import_job")).isEqualTo(importsBefore);
    return new String(body, StandardCharsets.UTF_8);
  }

  private WebTestClient.ResponseSpec post(MultipartBodyBuilder parts) {
    return server.admin().post().uri("/v1/imports").bodyValue(parts.build()).exchange();
  }
}
