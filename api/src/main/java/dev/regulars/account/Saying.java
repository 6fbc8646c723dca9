package dev.regulars.account;

import dev.regulars.account.Movement.Kind;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the product itself says about movements, with what it is about. A movement keeps it in
 * English; who reads German is told in German, also of what was kept before there were two
 * languages. Names, receipts and reasons stay as they are.
 */
public enum Saying {
  RETURNED(Kind.RETURN, "Return {}", "Rückgabe {}"),
  RETURNED_ELSEWHERE(Kind.RETURN, "Return", "Rückgabe"),
  HELD(Kind.TRANSFER, "Held: {}", "Zurückgelegt: {}"),
  NOT_REDEEMED(Kind.TRANSFER, "Not redeemed: {}", "Nicht eingelöst: {}"),
  NOT_REDEEMED_IN_TIME(Kind.TRANSFER, "Not redeemed in time", "Nicht rechtzeitig eingelöst"),
  POINTS_REDEEMED(Kind.REDEMPTION, "Points redeemed", "Punkte eingelöst"),
  GIVEN_BACK(Kind.REDEMPTION, "Given back: {}", "Zurückgegeben: {}"),
  NOT_USED_BY(Kind.EXPIRY, "Not used by {}", "Nicht genutzt bis {}"),
  CAN_BE_SPENT(
      Kind.TRANSFER, "{} points can be spent: {}", "{} Punkte können ausgegeben werden: {}"),
  WINDOW_CLOSED(Kind.TRANSFER, "the return window has closed", "die Rückgabefrist ist vorbei"),
  FULFILLED(Kind.TRANSFER, "the order was fulfilled", "die Bestellung ist erfüllt"),
  WAITS_FOR_LATER(
      Kind.TRANSFER, "Waits for a later order now", "Wartet jetzt auf eine spätere Bestellung"),
  VOUCHER(Kind.ADJUSTMENT, "Voucher {}", "Gutschein {}"),
  CANCELLED(Kind.ADJUSTMENT, "Cancelled: {}", "Storniert: {}"),
  REINSTATED(
      Kind.ADJUSTMENT, "Given back after it expired: {}", "Nach dem Verfall zurückgegeben: {}"),
  GIVEN_TO_MEMBER(Kind.TRANSFER, "given to another member", "an ein anderes Mitglied gegeben"),
  GIVEN_TO_MEMBER_FOR(
      Kind.TRANSFER, "given to another member: {}", "an ein anderes Mitglied gegeben: {}"),
  FROM_MEMBER(Kind.TRANSFER, "from another member", "von einem anderen Mitglied"),
  FROM_MEMBER_FOR(Kind.TRANSFER, "from another member: {}", "von einem anderen Mitglied: {}"),
  SPENT_BY_POOL(
      Kind.TRANSFER,
      "Spent by another member of the pool",
      "Von einem anderen Mitglied der Gemeinschaft ausgegeben"),
  SPENT_BY_MATE(
      Kind.REDEMPTION,
      "Redeemed by another member of the pool",
      "Von einem anderen Mitglied der Gemeinschaft eingelöst"),
  BACK_FROM_MATE(
      Kind.REDEMPTION,
      "Given back by another member of the pool",
      "Von einem anderen Mitglied der Gemeinschaft zurückgegeben"),
  FROM_POOL(
      Kind.TRANSFER,
      "From another member of the pool",
      "Von einem anderen Mitglied der Gemeinschaft"),
  MERGED_AWAY(
      Kind.TRANSFER, "Merged into another member", "Mit einem anderen Mitglied zusammengeführt"),
  MERGED_HERE(
      Kind.TRANSFER,
      "Came with a member who was merged into this one",
      "Kam mit einem Mitglied, das mit diesem zusammengeführt wurde"),
  UNMERGED_AWAY(
      Kind.TRANSFER,
      "Went back to a member who had been merged into this one",
      "Ging an ein Mitglied zurück, das mit diesem zusammengeführt worden war"),
  UNMERGED_HERE(
      Kind.TRANSFER,
      "Came back from the member it had been merged into",
      "Kam von dem Mitglied zurück, mit dem es zusammengeführt worden war");

  private static final String PLACE = "{}";
  private static final DateTimeFormatter GERMAN_DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Kind kind;
  private final String english;
  private final String german;
  private final Pattern kept;

  Saying(Kind kind, String english, String german) {
    this.kind = kind;
    this.english = english;
    this.german = german;
    this.kept =
        Pattern.compile(Pattern.quote(english).replace(PLACE, "\\E(.*?)\\Q"), Pattern.DOTALL);
  }

  /** By which a movement knows that it is said. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a movement keeps. */
  public MovementText of(Object... about) {
    return MovementText.of(this, written(english, about));
  }

  /** It about nothing, in English. */
  public String english() {
    return english;
  }

  /** One of two, where a reason may be missing. */
  public MovementText of(Saying withReason, @Nullable String reason) {
    return reason == null ? of() : withReason.of(reason);
  }

  private static String written(String form, Object... about) {
    String text = form;
    for (Object one : about) {
      text = text.replaceFirst(Pattern.quote(PLACE), Matcher.quoteReplacement(one.toString()));
    }
    return text;
  }

  /**
   * What a movement keeps, in the words of a language.
   *
   * @param saying which of these it is; null for what was kept before movements knew: then it is
   *     told by its words
   * @return null where none of this was said: a name, somebody's reason, what rules gave
   */
  static @Nullable String said(Kind kind, String kept, @Nullable String saying, Locale locale) {
    if (!locale.getLanguage().equals(Locale.GERMAN.getLanguage())) {
      return null;
    }
    for (Saying known : values()) {
      if (saying == null ? known.kind == kind : known.code().equals(saying)) {
        String said = known.inGerman(kept, null);
        if (said != null) {
          return said;
        }
      }
    }
    return null;
  }

  /**
   * How many points can be spent now, and why.
   *
   * @param saying which of these says why; null as above
   * @return null in a language in which it is told as it is kept
   */
  static @Nullable String canBeSpent(String kept, @Nullable String saying, Locale locale) {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage())
        ? CAN_BE_SPENT.inGerman(kept, saying)
        : null;
  }

  private @Nullable String inGerman(String text, @Nullable String why) {
    Matcher matcher = kept.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    Object[] parts = new Object[matcher.groupCount()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = about(matcher.group(i + 1), why);
    }
    return written(german, parts);
  }

  /** What it is about may be said by the product, too, or be a day; a name stays as it is. */
  private String about(String part, @Nullable String why) {
    boolean isOfRedemption = this == HELD || this == NOT_REDEEMED || this == GIVEN_BACK;
    if (isOfRedemption && part.equals(POINTS_REDEEMED.english)) {
      return POINTS_REDEEMED.german;
    }
    if (this == NOT_USED_BY && DAY.matcher(part).matches()) {
      return GERMAN_DAY.format(LocalDate.parse(part));
    }
    String said = this == CAN_BE_SPENT ? said(kind, part, why, Locale.GERMAN) : null;
    return said == null ? part : said;
  }
}
