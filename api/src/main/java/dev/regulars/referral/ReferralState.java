package dev.regulars.referral;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far a referral has come. */
enum ReferralState {
  /** The friend is there; nothing was given yet. */
  JOINED,
  /** What was promised was given. */
  QUALIFIED,
  /** What was promised is given at a time that is set. */
  HELD,
  /** Somebody has to look at it. */
  REVIEW,
  /** Nothing is given; somebody, or a rule, said why. */
  REJECTED,
  /** Nothing can come of it any more. */
  EXPIRED,
  /** What was given was taken back. */
  REVERSED;

  /** As it stands in JSON and in the database. */
  @JsonValue
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a {@link #code}; null where there is none. */
  static @Nullable ReferralState of(String code) {
    return Arrays.stream(values())
        .filter(state -> state.code().equals(code))
        .findFirst()
        .orElse(null);
  }

  /** All codes, for people. */
  static String codes() {
    return Arrays.stream(values()).map(ReferralState::code).collect(Collectors.joining(", "));
  }
}
