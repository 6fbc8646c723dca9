package dev.regulars.purchase;

import dev.regulars.plan.MemberPlan;
import dev.regulars.plan.Plan;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which plans members have, and which products buy one. Kept up to date by what is decided. */
final class KnownPlans {

  private final Map<UUID, Map<String, MemberPlan>> held = new HashMap<>();
  private final Map<String, Plan> sold = new HashMap<>();
  private final Map<String, Plan> named = new HashMap<>();

  void learn(Collection<UUID> asked, List<MemberPlan> found) {
    asked.forEach(id -> held.computeIfAbsent(id, _ -> new HashMap<>()));
    found.forEach(this::learn);
  }

  private void learn(MemberPlan plan) {
    held.computeIfAbsent(plan.memberId(), _ -> new HashMap<>()).put(plan.plan(), plan);
  }

  void learnSold(Map<String, Plan> bySku) {
    sold.putAll(bySku);
  }

  void learnNamed(Map<String, Plan> byCode) {
    named.putAll(byCode);
  }

  boolean has(UUID memberId) {
    return held.containsKey(memberId);
  }

  /** The plan that a product buys, null for none. */
  @Nullable Plan soldBy(String sku) {
    return sold.get(sku);
  }

  /** A plan by its code, null for none. */
  @Nullable Plan named(String code) {
    return named.get(code);
  }

  /** What a member has and had, by plan. */
  Map<String, MemberPlan> of(UUID memberId) {
    return held.getOrDefault(memberId, Map.of());
  }

  /** The same with what a change has done to them so far. */
  Map<String, MemberPlan> of(UUID memberId, Change change) {
    Map<String, MemberPlan> now = new HashMap<>(of(memberId));
    for (Change.Entry entry : change.entries()) {
      if (entry instanceof Change.Entry.PlanChanged(var changed)
          && changed.after().memberId().equals(memberId)) {
        now.put(changed.after().plan(), changed.after());
      }
    }
    return now;
  }

  /** The codes of the plans that a member has on a day. */
  Set<String> on(UUID memberId, LocalDate day) {
    return of(memberId).values().stream()
        .filter(plan -> plan.covers(day))
        .map(MemberPlan::plan)
        .collect(Collectors.toUnmodifiableSet());
  }

  void advance(Change change) {
    for (Change.Entry entry : change.entries()) {
      if (entry instanceof Change.Entry.PlanChanged(var changed)) {
        learn(changed.after());
      }
    }
  }
}
