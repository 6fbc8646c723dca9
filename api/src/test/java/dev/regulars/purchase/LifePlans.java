package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.plan.GivenPlans;
import dev.regulars.security.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a scenario says of plans. A plan's product has its code. */
final class LifePlans {

  private final Shop shop;
  private final GivenPlans plans;
  private int told;

  LifePlans(Shop shop) {
    this.shop = shop;
    this.plans = new GivenPlans(shop);
  }

  /** Makes the plans that a file names. */
  void make(Map<String, Map<String, Object>> said) {
    said.forEach(
        (code, plan) -> {
          Map<String, Object> body = new HashMap<>(plan);
          body.putIfAbsent("name", code);
          body.putIfAbsent("sku", code);
          Answer made = plans.put(code, body);
          assertThat(made.status()).as(made.body()).isIn(200, 201);
        });
  }

  /** A step of a member's plan; null where it is none. */
  @Nullable Answer act(Someone member, String what, Object how, UnaryOperator<Object> asked) {
    return switch (what) {
      case "give plan" -> {
        Map<String, Object> gift = new HashMap<>(said(how));
        gift.computeIfPresent("until", (_, until) -> asked.apply(until));
        yield plans.give(member, gift);
      }
      case "cancel plan" -> plans.step(member, "cancel", said(how));
      case "pause plan" -> plans.step(member, "pause", said(how));
      case "resume plan" -> plans.step(member, "resume", said(how));
      default -> null;
    };
  }

  /** The friend's plans become the member's. */
  Answer merge(Someone friend, Someone member) {
    return shop.as(Role.SUPPORT)
        .post(
            "/v1/members/" + friend.id() + "/merge",
            Till.written(Map.of("into", Map.of("id", member.id()))));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> said(Object how) {
    return how instanceof String plan ? Map.of("plan", plan) : (Map<String, Object>) how;
  }

  /** How the member's first plan stands. */
  String state(Someone member) {
    return plans.of(member).at("/plans/0/state").asString("none");
  }

  String until(Someone member) {
    return plans.of(member).at("/plans/0/until").asString("no end");
  }

  /** What was told since it was asked last. */
  List<String> told(Someone member) {
    List<String> all = plans.told(member);
    List<String> since = all.subList(told, all.size());
    told = all.size();
    return since;
  }
}
