package dev.regulars.reward;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a reward can be had. */
public enum RewardState {
  DRAFT,
  ACTIVE,
  RETIRED;

  static final String NAMES =
      Arrays.stream(values()).map(RewardState::code).collect(Collectors.joining(", "));

  /** The name in the database and in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<RewardState> of(String code) {
    return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
  }
}
