package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A draft of the rulebook, as people work on it over HTTP. */
public final class ADraft {

  private static final String PATH = "/v1/rulebook/drafts";

  private final Shop shop;
  private final String id;

  private ADraft(Shop shop, String id) {
    this.shop = shop;
    this.id = id;
  }

  /** A marketer's draft from what is live. */
  public static ADraft by(Shop shop, Role role) {
    Answer begun = shop.as(role).post(PATH, "{}");
    assertThat(begun.status()).as(begun.body()).isEqualTo(201);
    return new ADraft(shop, begun.text("/id"));
  }

  /** A marketer's draft that has these rules and nothing else. */
  public static ADraft of(Shop shop, String rules) {
    ADraft draft = by(shop, Role.MARKETER);
    for (JsonNode file : draft.get().at("/files")) {
      draft.remove(Role.MARKETER, file.path("name").asString());
    }
    for (JsonNode file : draft.get().at("/examples")) {
      draft.remove(Role.MARKETER, file.path("name").asString());
    }
    draft.put(Role.MARKETER, "rules.dslr", rules);
    return draft;
  }

  /** A version with these rules that is live; gives its number. */
  public static int published(Shop shop, String rules) {
    ADraft draft = of(shop, rules).approved();
    Answer live = draft.step(Role.MARKETER, "publish");
    assertThat(live.status()).as(live.body()).isEqualTo(200);
    return (int) live.number("/version");
  }

  public String id() {
    return id;
  }

  public String path() {
    return PATH + "/" + id;
  }

  public Answer get() {
    return shop.as(Role.MARKETER).get(path());
  }

  public Answer put(Role role, String file, String text, String... headers) {
    return shop.as(role)
        .send(
            "PUT",
            path() + "/files/" + file,
            "text/plain",
            text.getBytes(StandardCharsets.UTF_8),
            headers);
  }

  public Answer remove(Role role, String file, String... headers) {
    return shop.as(role).send("DELETE", path() + "/files/" + file, null, new byte[0], headers);
  }

  public Answer step(Role role, String step) {
    return step(role, step, Map.of());
  }

  public Answer step(Role role, String step, Map<String, ?> body) {
    return shop.as(role).post(path() + "/" + step, Till.written(body));
  }

  /** The same, handed in. */
  public ADraft submitted() {
    Answer submitted = step(Role.MARKETER, "submit");
    assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
    return this;
  }

  /** The same, handed in and approved by somebody else. */
  public ADraft approved() {
    submitted();
    Answer approved = step(Role.APPROVER, "approve");
    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    return this;
  }
}
