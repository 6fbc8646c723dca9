package dev.regulars.purchase;

import dev.regulars.account.HeldTier;
import dev.regulars.rulebook.VersionedRuleBook;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Qualification;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.store.Store;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on its way to a decision.
 *
 * @param id what it will be known by
 * @param memberId whom it awards, null for an anonymous purchase
 * @param store where it happened, null for an event without one
 * @param at when it happened, in the store's zone
 */
record Candidate(
    UUID id,
    Recording command,
    VersionedRuleBook rulebook,
    @Nullable UUID memberId,
    @Nullable Store store,
    ZonedDateTime at) {

  static Candidate of(
      UUID id,
      Recording command,
      VersionedRuleBook rulebook,
      @Nullable UUID memberId,
      @Nullable Store store,
      ZoneId programmeZone) {
    ZoneId zone = store == null ? programmeZone : store.zone();
    return new Candidate(
        id, command, rulebook, memberId, store, command.occurredAt().atZoneSameInstant(zone));
  }

  /** Whether it is to be looked whether rules take money off it. */
  boolean takesOff() {
    return memberId != null
        && command instanceof RecordPurchase purchase
        && purchase.asksRules()
        && rulebook.rules().takesOff();
  }

  /** The same of another purchase. */
  Candidate of(RecordPurchase other) {
    return new Candidate(id, other, rulebook, memberId, store, at);
  }

  LocalDate day() {
    return at.toLocalDate();
  }

  /** What happened, as rules see it. */
  Happening happening() {
    return switch (command) {
      case RecordPurchase purchase -> happening(purchase, at, store);
      case RecordEvent event ->
          new Happening(event.name(), at, null, Set.of(), null, event.attributes(), Set.of());
    };
  }

  /** A purchase, as rules see it. */
  static Happening happening(RecordPurchase purchase, ZonedDateTime at, @Nullable Store store) {
    return new Happening(
        Happening.PURCHASE,
        at,
        purchase.store(),
        store == null ? Set.of() : Set.copyOf(store.tags()),
        purchase.channel(),
        purchase.attributes(),
        Set.copyOf(purchase.vouchers()));
  }

  /** What was bought, null for an event. */
  @Nullable Basket basket() {
    return switch (command) {
      case RecordPurchase purchase -> purchase.basket();
      case RecordEvent event -> null;
    };
  }

  /** What is paid, in minor units; 0 for an event. */
  long totalMinor() {
    return command instanceof RecordPurchase purchase ? purchase.totalMinor() : 0;
  }

  /**
   * A candidate and what was decided about it.
   *
   * @param facts what the decision was made from, null for an anonymous purchase
   * @param tierBefore the tier that it happened in, null for an anonymous purchase
   * @param qualification null where the member's tier was not looked at
   */
  record Decided(
      Candidate candidate,
      @Nullable Facts facts,
      @Nullable HeldTier tierBefore,
      Decision decision,
      @Nullable Qualification qualification) {}
}
