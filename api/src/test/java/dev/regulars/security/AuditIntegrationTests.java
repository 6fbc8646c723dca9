package dev.regulars.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

@ServerTest
class AuditIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Who SOMEBODY = new Who(UUID.randomUUID(), "Grace Hopper", Who.Kind.PERSON);

  @Autowired private Server server;
  @Autowired private AuditLog log;
  @Autowired private TransactionalOperator transaction;

  @Test
  void aStoreThatIsChanged() {
    server
        .admin()
        .put()
        .uri("/v1/stores/audited")
        .bodyValue(Map.of("name", "Audited", "tags", List.of("b", "a")))
        .exchange()
        .expectStatus()
        .isOk();
    Map<String, Object> entry = only("subjectKind", "store", "subjectId", "audited");
    assertThat(entry).containsEntry("action", "store.changed").containsKeys("id", "at");
    assertThat(entry.get("by")).asInstanceOf(map()).containsEntry("name", "Demo admin");
    assertThat(entry.get("by")).asInstanceOf(map()).containsEntry("kind", "key").containsKey("id");
    assertThat(entry.get("subject"))
        .isEqualTo(Map.of("kind", "store", "id", "audited", "name", "Audited"));
    assertThat(entry.get("details"))
        .isEqualTo(Map.of("name", "Audited", "zone", "Europe/Berlin", "tags", List.of("a", "b")));
  }

  @Test
  void aKeyThatIsMadeAndRevoked() {
    String id =
        (String)
            answer(
                    server
                        .admin()
                        .post()
                        .uri("/v1/api-keys")
                        .bodyValue(
                            Map.of("name", "Shop 7", "role", "till", "stores", List.of("s7"))))
                .get("id");
    for (int i = 0; i < 2; i++) {
      server.admin().delete().uri("/v1/api-keys/" + id).exchange().expectStatus().isNoContent();
    }
    List<Map<String, Object>> entries = entries("subjectKind", "key", "subjectId", id);
    assertThat(entries).extracting("action").containsExactly("key.revoked", "key.made");
    assertThat(entries.getLast().get("details"))
        .isEqualTo(Map.of("name", "Shop 7", "role", "till", "stores", List.of("s7")));
  }

  @Test
  void aMemberThatSupportEnrolsChangesAndGivesPoints() {
    String id =
        (String)
            answer(server.support().post().uri("/v1/members").bodyValue(Map.of("name", "Audrey")))
                .get("id");
    server
        .support()
        .patch()
        .uri("/v1/members/" + id)
        .bodyValue(Map.of("email", "audrey@example.com", "name", "Audrey H."))
        .exchange()
        .expectStatus()
        .isOk();
    server
        .support()
        .post()
        .uri("/v1/members/" + id + "/adjustments")
        .bodyValue(Map.of("points", 50, "reason", "The till was offline"))
        .exchange()
        .expectStatus()
        .isCreated();
    List<Map<String, Object>> entries = entries("subjectKind", "member", "subjectId", id);
    assertThat(entries)
        .extracting("action")
        .containsExactly("points.adjusted", "member.changed", "member.enrolled");
    assertThat(entries.getFirst().get("details"))
        .asInstanceOf(map())
        .containsEntry("points", 50)
        .containsEntry("reason", "The till was offline")
        .containsKey("adjustment");
    assertThat(entries.get(1).get("details")).isEqualTo(Map.of("fields", List.of("email", "name")));
    assertThat(entries.toString()).doesNotContain("Audrey", "audrey@example.com");
  }

  @Test
  void notWhatTillsDoAllDayLong() {
    String id =
        (String)
            answer(server.till().post().uri("/v1/members").bodyValue(Map.of("name", "Many")))
                .get("id");
    assertThat(entries("subjectId", id)).isEmpty();
  }

  @Test
  void notWhatWasRefused() {
    String nobody = "00000000-0000-7000-8000-000000000001";
    server
        .support()
        .patch()
        .uri("/v1/members/" + nobody)
        .bodyValue(Map.of("name", "X"))
        .exchange()
        .expectStatus()
        .isNotFound();
    assertThat(entries("subjectId", nobody)).isEmpty();
  }

  @Test
  void anEntryLeavesWithTheTransactionThatItIsIn() {
    Mono<Void> change =
        log.record(SOMEBODY, "thing.changed", "thing", "taken-back", Map.of())
            .then(Mono.error(new IllegalStateException("taken back")));
    assertThat(transaction.transactional(change).onErrorComplete().blockOptional(PATIENCE))
        .isEmpty();
    assertThat(entries("subjectId", "taken-back")).isEmpty();
  }

  @Test
  void isFoundByWhoWhatAndWhen() {
    log.record(SOMEBODY, "filter.tried", "filter", "f-1", Map.of()).block(PATIENCE);
    log.record(Who.SYSTEM, "filter.tried", "filter", "f-2", Map.of()).block(PATIENCE);
    String[] filter = {"subjectKind", "filter"};

    assertThat(subjects(filter)).containsExactly("f-2", "f-1");
    assertThat(subjects("subjectKind", "filter", "actor", "grace")).containsExactly("f-1");
    assertThat(subjects("subjectKind", "filter", "actor", String.valueOf(SOMEBODY.id())))
        .containsExactly("f-1");
    assertThat(subjects("action", "filter")).containsExactly("f-2", "f-1");
    assertThat(subjects("action", "filter.tried")).hasSize(2);
    assertThat(subjects("action", "filter.trie")).isEmpty();
    assertThat(subjects("subjectKind", "filter", "from", "2020-01-01", "to", "2999-12-31"))
        .hasSize(2);
    assertThat(subjects("subjectKind", "filter", "to", "2020-01-01T00:00:00Z")).isEmpty();
    assertThat(subjects("subjectKind", "filter", "from", "2999-01-01")).isEmpty();
    assertThat(entries(filter).getFirst().get("by"))
        .isEqualTo(Map.of("name", "Regulars", "kind", "system"));
  }

  @Test
  void isReadInPages() {
    for (int i = 0; i < 3; i++) {
      log.record(SOMEBODY, "page.turned", "page", "p-" + i, Map.of()).block(PATIENCE);
    }
    Map<String, Object> first = page("subjectKind", "page", "limit", "2");
    assertThat(first.get("items")).asList().extracting("subject.id").containsExactly("p-2", "p-1");
    Map<String, Object> second =
        page("subjectKind", "page", "limit", "2", "after", (String) first.get("next"));
    assertThat(second.get("items")).asList().extracting("subject.id").containsExactly("p-0");
    assertThat(second).containsEntry("next", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=yesterday", "to=2026-13-01", "from=2026-11-21T10:00", "actor=%20"})
  void refusesWhatIsNoFilterWithThePointer(String query) {
    byte[] body =
        server
            .admin()
            .get()
            .uri(java.net.URI.create(server.url() + "/v1/audit?" + query))
            .exchange()
            .expectStatus()
            .isBadRequest()
            .expectBody()
            .returnResult()
            .getResponseBodyContent();
    assertThat(new String(body, StandardCharsets.UTF_8))
        .contains("\"pointer\":\"/" + query.split("=")[0] + "\"");
  }

  private List<String> subjects(String... filter) {
    return entries(filter).stream()
        .map(entry -> (String) ((Map<?, ?>) entry.get("subject")).get("id"))
        .toList();
  }

  private Map<String, Object> only(String... filter) {
    List<Map<String, Object>> entries = entries(filter);
    assertThat(entries).hasSize(1);
    return entries.getFirst();
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> entries(String... filter) {
    return (List<Map<String, Object>>) page(filter).get("items");
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> page(String... filter) {
    UriComponentsBuilder uri = UriComponentsBuilder.fromUriString("/v1/audit");
    for (int i = 0; i < filter.length; i += 2) {
      uri.queryParam(filter[i], filter[i + 1]);
    }
    return server
        .admin()
        .get()
        .uri(uri.build().toUriString())
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(Map.class)
        .returnResult()
        .getResponseBody();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> answer(
      org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec<?> request) {
    return request
        .exchange()
        .expectStatus()
        .isCreated()
        .expectBody(Map.class)
        .returnResult()
        .getResponseBody();
  }

  private static org.assertj.core.api.InstanceOfAssertFactory<
          Map, org.assertj.core.api.MapAssert<Object, Object>>
      map() {
    return org.assertj.core.api.InstanceOfAssertFactories.MAP;
  }
}
