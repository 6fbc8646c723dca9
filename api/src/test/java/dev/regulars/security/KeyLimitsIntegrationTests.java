package dev.regulars.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A key gives no more than it has. */
@ServerTest
class KeyLimitsIntegrationTests {

  @Autowired private Shop shop;

  @Test
  void aBoundKeyMakesKeysOfItsStores() {
    Till bound = shop.boundTo(Role.ADMIN, "limits-1", "limits-2");
    Answer unbound = make(bound, "admin", null, null);
    assertThat(unbound.problem()).isEqualTo("more-than-own");
    assertThat(unbound.status()).isEqualTo(403);
    assertThat(unbound.pointers()).containsExactly("/stores");
    assertThat(unbound.text("/errors/0/detail")).isEqualTo("must be some of limits-1, limits-2");
    assertThat(make(bound, "till", List.of("limits-1", "limits-3"), null).pointers())
        .containsExactly("/stores");
    Answer within = make(bound, "till", List.of("limits-2"), null);
    assertThat(within.status()).as(within.body()).isEqualTo(201);
    Answer revoked = revoke(bound, within.text("/id"));
    assertThat(revoked.status()).isEqualTo(204);
  }

  @Test
  void aKeyWithARateMakesNoFasterOne() {
    Till slow = shop.withKey(make(shop.as(Role.ADMIN), "admin", null, 500).text("/key"));
    assertThat(make(slow, "till", null, null).pointers()).containsExactly("/requestsPerSecond");
    assertThat(make(slow, "till", null, 501).pointers()).containsExactly("/requestsPerSecond");
    assertThat(make(slow, "till", null, 500).status()).isEqualTo(201);
  }

  @Test
  void aKeyWithLimitsEndsNoneThatHasMore() {
    String other = make(shop.as(Role.ADMIN), "till", List.of("limits-9"), null).text("/id");
    Till bound = shop.boundTo(Role.ADMIN, "limits-1");
    assertThat(revoke(bound, other).problem()).isEqualTo("more-than-own");
    assertThat(revoke(shop.as(Role.ADMIN), other).status()).isEqualTo(204);
  }

  @Test
  void aKeyWithLimitsMakesNobodyAPersonWithout() {
    Till bound = shop.boundTo(Role.ADMIN, "limits-1");
    String person = "{\"login\": \"limits\", \"name\": \"L\", \"role\": \"admin\"}";
    assertThat(bound.post("/v1/people", person).problem()).isEqualTo("more-than-own");
    String somebody = "/v1/people/" + UUID.randomUUID();
    assertThat(bound.post(somebody + "/invitation", "").problem()).isEqualTo("more-than-own");
    byte[] change = "{\"role\": \"admin\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(bound.send("PATCH", somebody, "application/json", change).problem())
        .isEqualTo("more-than-own");
    assertThat(bound.get("/v1/people").status()).isEqualTo(200);
  }

  private static Answer revoke(Till by, String id) {
    return by.send("DELETE", "/v1/api-keys/" + id, null, new byte[0]);
  }

  private static Answer make(
      Till by, String role, @Nullable List<String> stores, @Nullable Integer rate) {
    Map<String, Object> order = new LinkedHashMap<>(Map.of("name", "limits", "role", role));
    if (stores != null) {
      order.put("stores", stores);
    }
    if (rate != null) {
      order.put("requestsPerSecond", rate);
    }
    return by.post("/v1/api-keys", Till.written(order));
  }
}
