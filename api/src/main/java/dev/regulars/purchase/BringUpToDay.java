package dev.regulars.purchase;

import java.util.UUID;

/** Lets happen to an account what a day does by itself: releases, and points that expire. */
record BringUpToDay(UUID memberId) implements Command.OfAccount {

  @Override
  public Identity.BringUp identity() {
    return new Identity.BringUp(memberId);
  }
}
