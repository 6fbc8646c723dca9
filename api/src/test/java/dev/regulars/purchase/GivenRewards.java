package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Rewards and points for tests, and the steps of redemptions as tills take them. */
final class GivenRewards {

  private final Shop shop;

  GivenRewards(Shop shop) {
    this.shop = shop;
  }

  /** A new reward; {@code more} are further fields. */
  String reward(String kind, Map<String, ?> more) {
    String code = "R" + UUID.randomUUID();
    put(code, kind, more);
    return code;
  }

  void put(String code, String kind, Map<String, ?> more) {
    Map<String, Object> body =
        new HashMap<>(Map.of("name", "Reward " + code, "kind", kind, "state", "active"));
    body.putAll(more);
    Answer answer =
        shop.as(Role.MARKETER)
            .send(
                "PUT",
                "/v1/rewards/" + code,
                "application/json",
                Till.written(body).getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
  }

  Someone memberWith(long points) {
    Someone member = shop.enrol();
    give(member, points);
    return member;
  }

  void give(Someone member, long points) {
    shop.as(Role.SUPPORT)
        .post(
            "/v1/members/" + member.id() + "/adjustments",
            Till.written(Map.of("points", points, "reason", "given")));
  }

  static String body(Someone member, Map<String, ?> more) {
    Map<String, Object> body =
        new HashMap<>(
            Map.of("member", Map.of("card", member.card()), "store", "test-1", "register", "1"));
    body.putAll(more);
    return Till.written(body);
  }

  Answer reserve(Someone member, Map<String, ?> more) {
    return shop.till().post("/v1/redemptions", body(member, more));
  }

  /** What is held for a member; it has to be. */
  String held(Someone member, Map<String, ?> more) {
    Answer answer = reserve(member, more);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("/id");
  }

  Answer step(String id, String step) {
    return shop.till().post("/v1/redemptions/" + id + "/" + step, "");
  }

  Answer reverse(String id, long points, String... headers) {
    return shop.till()
        .post("/v1/redemptions/" + id + "/reverse", "{\"points\": " + points + "}", headers);
  }

  long left(String code) {
    return shop.as(Role.MARKETER).get("/v1/rewards/" + code).number("/stockLeft");
  }
}
