package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.regulars.member.MemberRef;
import java.util.UUID;

/**
 * Awards an anonymous purchase to a member who comes with the receipt.
 *
 * @param member not part of the JSON
 * @param store of the purchase
 */
record ClaimPurchase(UUID purchaseId, @JsonIgnore MemberRef member, @JsonIgnore String store)
    implements Command {

  @Override
  public Identity.Claim identity() {
    return new Identity.Claim(purchaseId);
  }

  @Override
  public int lane() {
    return member.hashCode();
  }
}
