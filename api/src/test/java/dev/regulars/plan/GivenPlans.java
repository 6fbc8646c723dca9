package dev.regulars.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Plans of a shop, and what support does with them. */
public final class GivenPlans {

  private static final String JSON = "application/json";

  private final Shop shop;

  public GivenPlans(Shop shop) {
    this.shop = shop;
  }

  /** A plan of 30 days for 12.00 that is bought by a product of its code; gives that. */
  public String plan(Map<String, ?> besides) {
    String code = "plan-" + UUID.randomUUID().toString().substring(0, 13);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", "Plan " + code);
    body.put("priceMinor", 1200);
    body.put("term", Map.of("number", 30, "unit", "days"));
    body.put("sku", code);
    body.putAll(besides);
    Answer made = put(code, body);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return code;
  }

  public Answer put(String code, Map<String, ?> body, String... headers) {
    return shop.as(Role.MARKETER)
        .send("PUT", "/v1/plans/" + code, JSON, Till.written(body), headers);
  }

  public Answer give(Someone member, Map<String, ?> body, String... headers) {
    return shop.as(Role.SUPPORT).send("PUT", path(member), JSON, Till.written(body), headers);
  }

  /** {@code cancel}, {@code pause} or {@code resume}. */
  public Answer step(Someone member, String step, Map<String, ?> body, String... headers) {
    return shop.as(Role.SUPPORT).post(path(member) + "/" + step, Till.written(body), headers);
  }

  public Answer of(Someone member) {
    return shop.as(Role.SUPPORT).get(path(member));
  }

  /** What was told of a member's plans, oldest first, such as {@code plan.started bought}. */
  public List<String> told(Someone member) {
    return shop.books()
        .rows(
            """
            select substr(type, 6) || coalesce(' ' || (payload ->> 'cause'), '')
                     || coalesce(' in ' || (payload ->> 'days'), '')
              from outbox
             where member_id = ?
               and type like 'plan.%'
             order by id
            """,
            member.id());
  }

  private static String path(Someone member) {
    return "/v1/members/" + member.id() + "/plan";
  }
}
