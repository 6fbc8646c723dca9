package dev.regulars.account;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** The way in for what days do by themselves: it is booked as whatever else moves points. */
public interface AccountTime {

  /**
   * Releases a member's pending points that have waited long enough and expires those that are
   * over.
   *
   * @return what that was; an error where it could not be booked now and may be later
   */
  Mono<DayWork> bringUpToDay(UUID memberId);
}
