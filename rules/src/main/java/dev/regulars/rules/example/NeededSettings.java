package dev.regulars.rules.example;

import dev.regulars.rules.Programme;
import dev.regulars.rules.Programme.Stacking;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a programme that an example is about. Where the programme has others, something else
 * is right, and the example says nothing.
 *
 * @param rounding null for any
 * @param stacking null for any
 */
public record NeededSettings(@Nullable RoundingMode rounding, @Nullable Stacking stacking) {

  /** Whatever the programme has. */
  public static final NeededSettings ANY = new NeededSettings(null, null);

  static final List<RoundingMode> ROUNDINGS =
      List.of(RoundingMode.DOWN, RoundingMode.UP, RoundingMode.HALF_UP, RoundingMode.HALF_EVEN);

  /** Whether a programme has them. */
  public boolean areThoseOf(Programme programme) {
    return (rounding == null || rounding == programme.rounding())
        && (stacking == null || stacking == programme.stacking());
  }

  /** A programme with these settings, and with its own where nothing is needed. */
  Programme in(Programme programme) {
    return new Programme(
        programme.currency(),
        programme.zone(),
        programme.tiers(),
        stacking == null ? programme.stacking() : stacking,
        rounding == null ? programme.rounding() : rounding,
        programme.qualificationPeriod(),
        programme.pointValueMinor(),
        programme.roundingAt(),
        programme.limitEdge());
  }

  /** Settings that differ from a programme's in one of the two, or in both; the former first. */
  static List<NeededSettings> othersThan(Programme programme) {
    List<NeededSettings> others = new ArrayList<>();
    List<NeededSettings> both = new ArrayList<>();
    ROUNDINGS.stream()
        .filter(rounding -> rounding != programme.rounding())
        .forEach(rounding -> others.add(new NeededSettings(rounding, null)));
    for (Stacking stacking : Stacking.values()) {
      if (stacking != programme.stacking()) {
        others.add(new NeededSettings(null, stacking));
        ROUNDINGS.stream()
            .filter(rounding -> rounding != programme.rounding())
            .forEach(rounding -> both.add(new NeededSettings(rounding, stacking)));
      }
    }
    others.addAll(both);
    return others;
  }

  /** By their names in an example file. */
  Map<String, String> written() {
    Map<String, String> written = new LinkedHashMap<>();
    if (rounding != null) {
      written.put("rounding", word(rounding));
    }
    if (stacking != null) {
      written.put("stacking", word(stacking));
    }
    return written;
  }

  /** Such as {@code rounding down, stacking best}. */
  String inWords() {
    List<String> words = new ArrayList<>();
    written().forEach((name, value) -> words.add(name + " " + value));
    return String.join(", ", words);
  }

  /** As it is written in settings: {@code half-up}. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
