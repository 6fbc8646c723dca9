package dev.regulars.purchase;

import dev.regulars.voucher.VoucherCode;
import dev.regulars.voucher.VoucherCodes;
import dev.regulars.voucher.VoucherCodes.Presented;
import dev.regulars.voucher.VoucherMovement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch knows of the codes that are presented in it, and of those that were used in
 * purchases, kept up to date by what the batch decides. A batch without codes asks for none of it,
 * and nothing is kept.
 */
final class PresentedCodes {

  private record OfMember(String voucher, UUID memberId) {}

  private final Set<Presented> asked = new HashSet<>();
  private final Map<String, VoucherCode> codes = new HashMap<>();
  private final Map<OfMember, Long> byMember = new HashMap<>();
  private final Map<String, Long> byDay = new HashMap<>();
  private final Map<UUID, List<VoucherMovement>> moved = new HashMap<>();

  boolean has(Presented presented) {
    return asked.contains(presented);
  }

  boolean hasOf(UUID purchaseId) {
    return moved.containsKey(purchaseId);
  }

  void learn(Collection<Presented> presented, Collection<VoucherCode> read) {
    asked.addAll(presented);
    // What the batch has decided since is newer.
    read.forEach(code -> codes.putIfAbsent(code.key(), code));
  }

  void learnUses(Collection<VoucherCodes.Uses> read) {
    for (VoucherCodes.Uses uses : read) {
      byDay.putIfAbsent(uses.voucher(), uses.ofDay());
      if (uses.memberId() != null) {
        byMember.putIfAbsent(new OfMember(uses.voucher(), uses.memberId()), uses.ofMember());
      }
    }
  }

  void learnOf(Collection<UUID> purchaseIds, Collection<VoucherMovement> read) {
    purchaseIds.forEach(id -> moved.computeIfAbsent(id, key -> new ArrayList<>()));
    read.forEach(movement -> list(movement.purchaseId()).add(movement));
  }

  private List<VoucherMovement> list(UUID purchaseId) {
    return moved.computeIfAbsent(purchaseId, key -> new ArrayList<>());
  }

  /** A code as it is now; null where there is none, or nobody asked. */
  @Nullable VoucherCode code(String key) {
    return codes.get(key);
  }

  /** How often a member used codes of a type; 0 where it has no such limit. */
  long usesOfMember(String voucher, @Nullable UUID memberId) {
    return memberId == null ? 0 : byMember.getOrDefault(new OfMember(voucher, memberId), 0L);
  }

  /** How often a type was used today; 0 where it has no such limit. */
  long usesOfDay(String voucher) {
    return byDay.getOrDefault(voucher, 0L);
  }

  /** What became of codes in a purchase, oldest first. */
  List<VoucherMovement> ofPurchase(UUID purchaseId) {
    return moved.getOrDefault(purchaseId, List.of());
  }

  /** Takes over what a command changed. */
  void advance(Change change) {
    for (Change.Entry entry : change.entries()) {
      if (entry instanceof Change.Entry.VoucherMoved(VoucherMovement movement)) {
        codes.computeIfPresent(
            movement.key(), (key, code) -> code.using(movement.uses(), movement.amountMinor()));
        byDay.computeIfPresent(movement.voucher(), (voucher, uses) -> uses + movement.uses());
        if (movement.memberId() != null) {
          byMember.computeIfPresent(
              new OfMember(movement.voucher(), movement.memberId()),
              (member, uses) -> uses + movement.uses());
        }
        list(movement.purchaseId()).add(movement);
      }
    }
  }
}
