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

  private HeldTier held;
  private List<HeldTier> others = List.of();
  private boolean isWhole;
  private final Map<HeldTier, Boolean> changes = new LinkedHashMap<>();

  /** Knows only what is held. */
  public TierHistory(HeldTier held) {
    this.held = held;
  }

  /** The same tiers apart from these, with what has to be written of them. */
  public TierHistory copy() {
    TierHistory copy = new TierHistory(held);
    copy.others = others;
    copy.isWhole = isWhole;
    copy.changes.putAll(changes);
    return copy;
  }

  /** The tier held now, the highest of all. */
  public HeldTier held() {
    return held;
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
    become(tier, with(tier));
  }

  /** Knows of a tier that counts from its day on until a higher one was reached. */
  public void reach(HeldTier tier) {
    become(held, with(tier));
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
  public void become(HeldTier newHeld, List<HeldTier> known) {
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
