package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.regulars.member.MemberRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets happen to an account what a day does by itself: releases, and points that expire. */
record BringUpToDay(UUID memberId) implements Command {

  /** Nobody asks for it: whose account it is, the ledger says. */
  @Override
  @JsonIgnore
  public @Nullable MemberRef member() {
    return null;
  }

  @Override
  @JsonIgnore
  public Identity.BringUp identity() {
    return new Identity.BringUp(memberId);
  }

  @Override
  @JsonIgnore
  public int lane() {
    return new MemberRef(MemberRef.Kind.ID, memberId.toString()).hashCode();
  }
}
