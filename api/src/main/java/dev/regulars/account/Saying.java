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

  /** The text that a movement keeps. */
  public String of(Object... about) {
    return written(english, about);
  }

  /** One of two, where a reason may be missing. */
  public String of(Saying withReason, @Nullable String reason) {
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
   * @return null where none of this was said: a name, somebody's reason, what rules gave
   */
  static @Nullable String said(Kind kind, String kept, Locale locale) {
    if (!locale.getLanguage().equals(Locale.GERMAN.getLanguage())) {
      return null;
    }
    for (Saying saying : values()) {
      Matcher matcher = saying.kind == kind ? saying.kept.matcher(kept) : null;
      if (matcher != null && matcher.matches()) {
        Object[] parts = new Object[matcher.groupCount()];
        for (int i = 0; i < parts.length; i++) {
          parts[i] = saying.about(matcher.group(i + 1));
        }
        return written(saying.german, parts);
      }
    }
    return null;
  }

  /** What it is about may be said by the product, too, or be a day; a name stays as it is. */
  private String about(String part) {
    if (part.equals(POINTS_REDEEMED.english)) {
      return POINTS_REDEEMED.german;
    }
    if (this == NOT_USED_BY && DAY.matcher(part).matches()) {
      return GERMAN_DAY.format(LocalDate.parse(part));
    }
    String said = this == CAN_BE_SPENT ? said(kind, part, Locale.GERMAN) : null;
    return said == null ? part : said;
  }
}
