package dev.regulars.imports;

import static dev.regulars.imports.ImportFixture.HEADER;
import static dev.regulars.imports.ImportFixture.mapping;
import static dev.regulars.imports.ImportFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@ServerTest
@TestPropertySource(properties = "test.server=its own, for it counts imports")
class ImportListIntegrationTests {

  @Autowired private Server server;

  @Test
  void listsTheNewestFirstAndGoesOn() {
    ImportClient imports = new ImportClient(server);
    assertThat(imports.get("/v1/imports").path("items").size()).isZero();
    JsonNode first =
        imports.run(HEADER + row("1", "A", 1, "1.00", "l-1"), mapping("list").toString());
    JsonNode second =
        imports.run(HEADER + row("2", "A", 1, "1.00", "l-2"), mapping("list").toString());

    JsonNode page = imports.get("/v1/imports?limit=1");
    assertThat(page.path("items").path(0).path("id")).isEqualTo(second.path("id"));
    assertThat(page.path("items").path(0).path("purchasesRecorded").asLong()).isEqualTo(1);
    assertThat(page.path("items").path(0).path("createdBy").asString()).isNotBlank();
    assertThat(page.path("items").path(0).path("fileName").asString()).isEqualTo("purchases.csv");
    JsonNode rest = imports.get("/v1/imports?limit=1&after=" + page.path("next").asString());
    assertThat(rest.path("items").path(0).path("id")).isEqualTo(first.path("id"));
    assertThat(rest.path("next").isNull()).isTrue();
    server.admin().get().uri("/v1/imports?after=x").exchange().expectStatus().isBadRequest();
  }
}
