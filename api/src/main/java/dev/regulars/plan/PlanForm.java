package dev.regulars.plan;

import dev.regulars.shared.FieldErrors;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what is written of a plan, or says everything that is wrong with it. */
final class PlanForm {

  static final int CODE_LENGTH_MAX = 64;
  private static final int NAME_LENGTH_MAX = 100;
  private static final int DESCRIPTION_LENGTH_MAX = 1000;
  private static final int BENEFIT_LENGTH_MAX = 200;
  private static final int BENEFITS_MAX = 20;
  private static final int NOTICES_MAX = 5;
  private static final int DAYS_MAX = 366;
  private static final long PRICE_MAX = Long.parseLong(PlanBody.PRICE_MAX);
  private static final List<Integer> NOTICE = List.of(7);
  private static final Set<String> UNITS = Set.of(PlanTerm.DAYS, PlanTerm.MONTHS, PlanTerm.YEARS);

  /** As rules name it: small letters, so that nobody has to think about which. */
  /** What a plan can be called, as the API's description writes it. */
  static final String CODE_PATTERN = "^[a-z0-9][a-z0-9-]{0,63}$";

  private static final Pattern CODE = Pattern.compile(CODE_PATTERN);

  private PlanForm() {}

  /**
   * Finds what is wrong.
   *
   * @throws dev.regulars.shared.ProblemException 400 with every wrong field
   */
  static void check(String code, PlanBody body) {
    FieldErrors errors = new FieldErrors();
    errors.check(
        CODE.matcher(code).matches(),
        "/code",
        "must have small letters, digits and dashes only, 64 at most, and begin with no dash");
    errors.requireText("/name", body.name(), NAME_LENGTH_MAX);
    errors.text("/description", body.description(), DESCRIPTION_LENGTH_MAX);
    if (errors.require("/priceMinor", body.priceMinor())) {
      between(errors, "/priceMinor", body.priceMinor(), 0, PRICE_MAX);
    }
    PlanTerm term = body.term();
    if (errors.require("/term", term)) {
      if (errors.require("/term/number", term.number())) {
        between(errors, "/term/number", term.number(), 1, PlanTerm.NUMBER_MAX);
      }
      if (errors.require("/term/unit", term.unit())) {
        errors.check(UNITS.contains(term.unit()), "/term/unit", "must be days, months or years");
      }
    }
    if (body.trialDays() != null) {
      between(errors, "/trialDays", body.trialDays(), 0, DAYS_MAX);
    }
    errors.text("/sku", body.sku(), CODE_LENGTH_MAX);
    errors.list("/benefits", body.benefits(), BENEFITS_MAX);
    List<@Nullable String> benefits = Objects.requireNonNullElse(body.benefits(), List.of());
    for (int i = 0; i < Math.min(benefits.size(), BENEFITS_MAX); i++) {
      errors.text("/benefits/" + i, benefits.get(i), BENEFIT_LENGTH_MAX);
    }
    errors.list("/noticeDays", body.noticeDays(), NOTICES_MAX);
    List<@Nullable Integer> notices = Objects.requireNonNullElse(body.noticeDays(), List.of());
    for (int i = 0; i < Math.min(notices.size(), NOTICES_MAX); i++) {
      Integer days = notices.get(i);
      if (days != null) {
        between(errors, "/noticeDays/" + i, days, 1, DAYS_MAX);
      }
    }
    errors.check(
        body.state() == null || PlanState.of(body.state()).isPresent(),
        "/state",
        "must be one of " + PlanState.NAMES);
    errors.throwIfAny();
  }

  private static void between(
      FieldErrors errors, String pointer, long number, long least, long most) {
    errors.check(
        number >= least && number <= most, pointer, "must be between " + least + " and " + most);
  }

  static PlanState state(PlanBody body) {
    return body.state() == null
        ? PlanState.ACTIVE
        : PlanState.of(body.state()).orElse(PlanState.ACTIVE);
  }

  /** The plan that a checked body describes. */
  static Plan plan(String code, int version, PlanBody body) {
    return new Plan(
        code,
        version,
        Objects.requireNonNull(body.name()),
        Objects.requireNonNull(body.priceMinor()),
        Objects.requireNonNull(body.term()),
        body.trialDays() == null ? 0 : body.trialDays(),
        body.sku(),
        listOf(body.benefits(), List.of()),
        listOf(body.noticeDays(), NOTICE),
        state(body) == PlanState.ACTIVE);
  }

  private static <V> List<V> listOf(@Nullable List<@Nullable V> said, List<V> otherwise) {
    return said == null
        ? otherwise
        : said.stream().<V>map(Objects::requireNonNull).distinct().toList();
  }
}
