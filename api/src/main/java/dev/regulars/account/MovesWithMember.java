package dev.regulars.account;

import java.util.List;

/** A package with rows about members, which go with a member who is merged into another. */
public interface MovesWithMember {

  /** What goes, in this order. */
  List<Moving> moving();
}
