package dev.regulars.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tiers of one member: the one that is held, and those reached besides it as far as they were
 * read. The programme's ladder says which of them counted on a day, and which one goes with a
 * return.
 */
public final class TierHistory {

  private final HeldTier first;
  private HeldTier held;
  private TierCause cause = TierCause.REACHED;
  private boolean isReviewed;
  private List<HeldTier> others = List.of();
  private boolean isWhole;
  private final Map<HeldTier, Boolean> changes = new LinkedHashMap<>();

  /** Knows only what is held. */
  public TierHistory(HeldTier held) {
    this(held, held);
  }

  private TierHistory(HeldTier first, HeldTier held) {
    this.first = first;
    this.held = held;
  }

  /** The same tiers apart from these, with what has to be written of them. */
  public TierHistory copy() {
    TierHistory copy = new TierHistory(first, held);
    copy.cause = cause;
    copy.isReviewed = isReviewed;
    copy.others = others;
    copy.isWhole = isWhole;
    copy.changes.putAll(changes);
    return copy;
  }

  /** The tier held now. */
  public HeldTier held() {
    return held;
  }

  /** The tier that was held when the account was read. */
  HeldTier first() {
    return first;
  }

  /** Why another tier is held than {@link #first}. */
  TierCause cause() {
    return cause;
  }

  /** Says that a tier that was over has been looked at. */
  public void review() {
    isReviewed = true;
  }

  boolean isReviewed() {
    return isReviewed;
  }

  /** Whether everything is known; what was before the tier held has to be read otherwise. */
  public boolean isWhole() {
    return isWhole;
  }

  /** Learns the tiers besides the one held. Nothing has changed yet. */
  public void learn(List<HeldTier> read) {
    others = read.stream().filter(tier -> !tier.equals(held)).toList();
    isWhole = true;
  }

  /** Holds a tier that is higher than all before. */
  public void hold(HeldTier tier) {
    become(tier, with(tier), TierCause.REACHED);
  }

  /** Holds a tier that somebody gave, whatever the one before: that one ended the day before. */
  public void give(HeldTier tier) {
    List<HeldTier> known = known();
    if (held.since() != null && tier.since() != null) {
      known.remove(held);
      // Of a tier that began today nothing is left.
      if (held.since().isBefore(tier.since())) {
        known.add(new HeldTier(held.code(), held.since(), tier.since().minusDays(1), held.given()));
      }
    }
    known.add(tier);
    become(tier, known, TierCause.GIVEN);
  }

  /** Knows of a tier that counts from its day on until a higher one was reached. */
  public void reach(HeldTier tier) {
    become(held, with(tier), cause);
  }

  /** The tier held and all others that are known. */
  public List<HeldTier> known() {
    List<HeldTier> known = new ArrayList<>(others);
    known.add(held);
    return known;
  }

  private List<HeldTier> with(HeldTier tier) {
    List<HeldTier> known = known();
    known.add(tier);
    return known;
  }

  /** These are the tiers from now on; what differs is to be written. */
  public void become(HeldTier newHeld, List<HeldTier> known, TierCause why) {
    if (!newHeld.equals(held)) {
      cause = why;
    }
    List<HeldTier> left = known.stream().filter(tier -> !tier.equals(newHeld)).distinct().toList();
    others.stream().filter(tier -> !left.contains(tier)).forEach(tier -> changes.put(tier, false));
    left.stream().filter(tier -> !others.contains(tier)).forEach(tier -> changes.put(tier, true));
    held = newHeld;
    others = left;
  }

  /** What has to be written besides the tier held, and is taken for written then. */
  public Changes takeChanges() {
    if (changes.isEmpty()) {
      return Changes.NONE;
    }
    List<HeldTier> added = new ArrayList<>();
    List<HeldTier> removed = new ArrayList<>();
    changes.forEach((tier, isAdded) -> (isAdded ? added : removed).add(tier));
    changes.clear();
    return new Changes(added, removed);
  }

  /** Rows to add and to remove; what is not there may be removed. */
  public record Changes(List<HeldTier> added, List<HeldTier> removed) {

    static final Changes NONE = new Changes(List.of(), List.of());
  }
}
