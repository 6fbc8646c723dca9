package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.HeldTier;
import dev.regulars.member.MemberProfile;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.Today;
import dev.regulars.purchase.TrialBody.Earlier;
import dev.regulars.purchase.TrialBody.MemberFacts;
import dev.regulars.purchase.TrialBody.PeriodBefore;
import dev.regulars.rules.Programme;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Totals;
import dev.regulars.rules.facts.Window;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the description of a member, or says everything that is wrong with it. */
@Component
class MemberFactsForm {

  private static final String AT = "/memberFacts";
  private static final int LIST_MAX = 50;
  private static final long NUMBER_MAX = 1_000_000_000_000L;
  private static final long ORDINARY_PURCHASES = 10;
  private static final String WINDOWS = "must be day, week, month, year, ever or last 30 days";

  private final ProgrammeSettings settings;
  private final Today calendar;

  MemberFactsForm(ProgrammeSettings settings, Today calendar) {
    this.settings = settings;
    this.calendar = calendar;
  }

  /**
   * The member.
   *
   * @param day of the purchase
   * @param now when it is decided
   * @throws ProblemException 400 for wrong fields
   */
  Described read(MemberFacts facts, LocalDate day, Instant now) {
    FieldErrors errors = new FieldErrors();
    Programme programme = settings.programme();
    String lowest = programme.tiers().isEmpty() ? null : programme.tiers().getFirst().code();
    String tier = facts.tier() == null ? lowest : facts.tier();
    errors.check(
        tier == null || programme.rank(tier) >= 0, AT + "/tier", "must be a tier of the programme");
    long purchases = number(errors, "/purchases", facts.purchases(), ORDINARY_PURCHASES);
    Set<String> tags = codes(errors, "/tags", facts.tags());
    Set<String> plans = codes(errors, "/plans", facts.plans());
    Map<String, String> attributes =
        PurchaseForm.attributes(errors, AT + "/attributes", facts.attributes());
    Map<Window, Totals> windows = windows(errors, facts.earlier());
    Standing standing = standing(errors, facts.standing());
    errors.throwIfAny();
    LocalDate last = facts.lastPurchase();
    Account account =
        Account.described(
            Described.ID,
            purchases,
            last == null && purchases > 0 ? day.minusWeeks(1) : last,
            new HeldTier(tier, null, null));
    MemberProfile profile =
        new MemberProfile(
            Described.ID,
            false,
            Objects.requireNonNullElse(facts.enrolled(), day.minusYears(1)),
            facts.birthday(),
            tags,
            attributes,
            false);
    return new Described(now, calendar.at(now), account, profile, windows, standing, plans);
  }

  private static Set<String> codes(
      FieldErrors errors, String pointer, @Nullable List<@Nullable String> tags) {
    Set<String> read = new TreeSet<>();
    errors.list(AT + pointer, tags, LIST_MAX);
    for (int i = 0; tags != null && i < Math.min(tags.size(), LIST_MAX); i++) {
      String tag = tags.get(i);
      errors.text(AT + pointer + "/" + i, tag, PurchaseForm.CODE_LENGTH_MAX);
      if (tag != null) {
        read.add(tag);
      }
    }
    return read;
  }

  private static Map<Window, Totals> windows(
      FieldErrors errors, @Nullable List<@Nullable Earlier> earlier) {
    Map<Window, Totals> windows = new HashMap<>();
    errors.list(AT + "/earlier", earlier, LIST_MAX);
    for (int i = 0; earlier != null && i < Math.min(earlier.size(), LIST_MAX); i++) {
      Earlier in = earlier.get(i);
      String pointer = "/earlier/" + i;
      if (in != null) {
        Window window = window(errors, AT + pointer + "/in", in.in());
        Totals totals =
            new Totals(
                number(errors, pointer + "/purchases", in.purchases(), 0),
                number(errors, pointer + "/spentMinor", in.spentMinor(), 0));
        if (window != null) {
          windows.put(window, totals);
        }
      }
    }
    return windows;
  }

  private static @Nullable Window window(
      FieldErrors errors, String pointer, @Nullable String words) {
    if (!errors.require(pointer, words)) {
      return null;
    }
    try {
      return Window.parse(words.replace(' ', '-'));
    } catch (IllegalArgumentException unknown) {
      errors.add(pointer, WINDOWS);
      return null;
    }
  }

  private static Standing standing(FieldErrors errors, @Nullable PeriodBefore before) {
    return before == null
        ? new Standing(0, 0, 0)
        : new Standing(
            number(errors, "/standing/points", before.points(), 0),
            number(errors, "/standing/spentMinor", before.spentMinor(), 0),
            number(errors, "/standing/purchases", before.purchases(), 0));
  }

  private static long number(
      FieldErrors errors, String pointer, @Nullable Long number, long otherwise) {
    if (number == null) {
      return otherwise;
    }
    errors.check(
        number >= 0 && number <= NUMBER_MAX, AT + pointer, "must be between 0 and " + NUMBER_MAX);
    return number;
  }
}
