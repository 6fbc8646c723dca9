package dev.regulars.purchase;

import dev.regulars.purchase.ReturnRows.NewReturn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded of members after something that they bring back, and what of their earlier
 * purchases was gone since each of these was decided. Kept up to date by what the batch decides.
 */
final class LaterPurchases {

  /**
   * What a day has less of.
   *
   * @param day that it counted for
   * @param visits purchases that are none any more
   * @param spentMinor what had been paid
   * @param counts what counters had of it, by their names; null for nothing
   * @param ended {@link #DAY} or {@link #BOTH} for the day, or its week too, that had purchases and
   *     has none any more; null for neither
   */
  record Gone(
      LocalDate day,
      long visits,
      long spentMinor,
      @Nullable Map<String, Long> counts,
      @Nullable String ended) {

    static final String DAY = "day";
    static final String BOTH = "both";

    Map<String, Long> counted() {
      return counts == null ? Map.of() : counts;
    }

    /** Both together; of the same day. */
    Gone plus(Gone other) {
      Map<String, Long> all = new HashMap<>(counted());
      other.counted().forEach((counter, amount) -> all.merge(counter, amount, Math::addExact));
      return new Gone(
          day,
          visits + other.visits,
          spentMinor + other.spentMinor,
          all.isEmpty() ? null : all,
          other.ended == null || BOTH.equals(ended) ? ended : other.ended);
    }

    boolean tookNothing() {
      return visits == 0 && spentMinor == 0 && counted().isEmpty();
    }
  }

  /** What a purchase has less of. */
  record GoneOf(UUID purchaseId, Gone gone) {}

  /**
   * A purchase, and what was gone since it was decided.
   *
   * @param mergeId with which merge it came to its member, null where they bought it themselves
   */
  record Read(StoredPurchase purchase, @Nullable UUID mergeId, List<Gone> gone) {}

  private final boolean isAsked;
  private final Map<UUID, UUID> from = new HashMap<>();
  private final Map<UUID, TreeMap<UUID, List<Gone>>> purchases = new HashMap<>();
  private final Map<UUID, List<GoneOf>> here = new HashMap<>();
  private final Map<UUID, UUID> merges = new HashMap<>();

  /** Knows nothing yet; {@code isAsked} says whether the batch will ask. */
  LaterPurchases(boolean isAsked) {
    this.isAsked = isAsked;
  }

  /** Learns what a member's purchases are from this one on. */
  void learn(UUID memberId, UUID first, List<Read> read) {
    from.put(memberId, first);
    TreeMap<UUID, List<Gone>> all = of(memberId);
    for (Read one : read) {
      UUID id = one.purchase().id();
      if (one.mergeId() != null) {
        merges.put(id, one.mergeId());
      }
      if (!all.containsKey(id)) {
        List<Gone> gone = new ArrayList<>(one.gone());
        here.getOrDefault(memberId, List.of()).stream()
            .filter(each -> each.purchaseId().compareTo(id) < 0 && counts(each.purchaseId(), id))
            .forEach(each -> gone.add(each.gone()));
        all.put(id, gone);
      }
    }
  }

  /** Whether everything is known from this purchase on. */
  boolean knows(UUID memberId, UUID first) {
    UUID read = from.get(memberId);
    return read != null && read.compareTo(first) <= 0;
  }

  /** The purchases of a member after one of theirs, in the order in which they were recorded. */
  List<UUID> after(UUID memberId, UUID purchaseId) {
    return of(memberId).tailMap(purchaseId, false).keySet().stream()
        .filter(later -> counts(purchaseId, later))
        .toList();
  }

  /**
   * Whether a later purchase was decided from an earlier one, too: the same person made both, or it
   * came after the merge that made one of two. Ids are in the order of time.
   */
  private boolean counts(UUID earlier, UUID later) {
    return counts(merges.get(earlier), later, merges.get(later));
  }

  /** The same, where it is known with which merges they came. */
  static boolean counts(@Nullable UUID earlierMerge, UUID later, @Nullable UUID laterMerge) {
    return Objects.equals(earlierMerge, laterMerge)
        || (earlierMerge != null && later.compareTo(earlierMerge) > 0);
  }

  /** What is gone since a purchase was decided. */
  List<Gone> gone(UUID memberId, UUID purchaseId) {
    return of(memberId).getOrDefault(purchaseId, List.of());
  }

  private TreeMap<UUID, List<Gone>> of(UUID memberId) {
    return purchases.computeIfAbsent(memberId, id -> new TreeMap<>());
  }

  /** Takes over what a command changed about purchases. */
  void advance(Change change) {
    for (Change.Entry entry : isAsked ? change.entries() : List.<Change.Entry>of()) {
      if (entry instanceof Change.Entry.Recorded row
          && row.candidate().command() instanceof RecordPurchase
          && row.candidate().memberId() != null) {
        of(row.candidate().memberId()).put(row.candidate().id(), new ArrayList<>());
      } else if (entry instanceof Change.Entry.Claimed(StoredPurchase purchase, _)
          && purchase.memberId() != null) {
        of(purchase.memberId()).put(purchase.id(), new ArrayList<>());
      } else if (entry instanceof Change.Entry.Returned(NewReturn row, _)) {
        advance(
            row.memberId(),
            new GoneOf(
                row.purchaseId(),
                new Gone(
                    row.day(),
                    row.visits(),
                    row.totalMinor(),
                    row.lost().counts(),
                    row.lost().ended())));
      }
    }
  }

  private void advance(UUID memberId, GoneOf more) {
    if (!more.gone().tookNothing()) {
      here.computeIfAbsent(memberId, id -> new ArrayList<>()).add(more);
      of(memberId)
          .tailMap(more.purchaseId(), false)
          .forEach(
              (later, all) -> {
                if (counts(more.purchaseId(), later)) {
                  all.add(more.gone());
                }
              });
    }
  }
}
