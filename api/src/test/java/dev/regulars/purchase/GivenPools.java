package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Pools for tests, and merges of who is in them, as support makes them. */
final class GivenPools {

  private final Shop shop;

  GivenPools(Shop shop) {
    this.shop = shop;
  }

  Till support() {
    return shop.as(Role.SUPPORT);
  }

  /** A new pool of a member; gives its id. */
  String pool(Someone owner) {
    Answer made = make(owner, "The Millers");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("/id");
  }

  Answer make(Someone owner, String name, String... headers) {
    return support()
        .post(
            "/v1/pools",
            Till.written(Map.of("owner", Map.of("id", owner.id()), "name", name)),
            headers);
  }

  Answer get(String pool) {
    return support().get("/v1/pools/" + pool);
  }

  /** Has to work. */
  Answer put(String pool, Someone member, String body) {
    Answer answer = tryPut(pool, member, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  Answer tryPut(String pool, Someone member, String body) {
    return send("PUT", seat(pool, member), body);
  }

  Answer invite(String pool, Someone member) {
    return put(pool, member, "{\"state\": \"invited\"}");
  }

  Answer accept(String pool, Someone member) {
    return support().post(seat(pool, member) + "/accept", "");
  }

  Answer leave(String pool, Someone member) {
    return send("DELETE", seat(pool, member), "");
  }

  /** Has to work. */
  Answer merge(Someone one, Someone into) {
    Answer merged = tryMerge(one, into);
    assertThat(merged.status()).as(merged.body()).isEqualTo(200);
    return merged;
  }

  Answer tryMerge(Someone one, Someone into) {
    return support()
        .post(
            "/v1/members/" + one.id() + "/merge",
            Till.written(Map.of("into", Map.of("id", into.id()))));
  }

  Answer undo(Someone one) {
    return support().post("/v1/members/" + one.id() + "/merge/undo", "");
  }

  Answer send(String method, String path, String body) {
    return support().send(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static String seat(String pool, Someone member) {
    return "/v1/pools/" + pool + "/members/" + member.id();
  }
}
