package dev.regulars.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a plan can be had. Who has one keeps it, whatever becomes of the plan. */
enum PlanState {
  DRAFT,
  ACTIVE,
  RETIRED;

  static final String NAMES =
      Arrays.stream(values()).map(PlanState::code).collect(Collectors.joining(", "));

  /** The name in the database and in JSON. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<PlanState> of(String code) {
    return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
  }
}
