package dev.regulars.referral;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a referral stands, as one of its two members is told: what happens, why, and until when. It
 * says nothing of the other one but that they joined. Pure.
 *
 * @param referrer whether it is told to who invited
 * @param own what the member got
 */
record OwnWords(
    Referral referral, boolean referrer, Collection<Award> own, Locale locale, ZoneId zone) {

  /** In a sentence or two. */
  String text() {
    return switch (referral.state()) {
      case JOINED -> joined();
      case HELD -> held();
      case REVIEW ->
          say(
              "All is done, and somebody still looks at it before it is given. You need not do"
                  + " anything. If there is something that we should know, write to us.",
              "Alles ist getan, und jemand sieht es sich noch an, bevor es gegeben wird. Sie müssen"
                  + " nichts tun. Wenn wir etwas wissen sollten, schreiben Sie uns.");
      case QUALIFIED -> given();
      case REJECTED -> rejected();
      case EXPIRED -> say("Nothing can come of it any more.", "Daraus kann nichts mehr werden.");
      case REVERSED -> reversed();
    };
  }

  private String joined() {
    String came =
        referrer
            ? say("Your friend has joined.", "Ihre Freundin oder Ihr Freund ist dabei.")
            : say("You came through a friend.", "Sie kamen durch eine Freundin oder einen Freund.");
    return referral.promise().isEmpty()
        ? came
        : came
            + say(
                " You get what was promised as soon as all is done for it.",
                " Sie bekommen, was versprochen ist, sobald alles dafür getan ist.");
  }

  private String held() {
    Instant until = referral.standing().heldUntil();
    if (until == null) {
      return say("You get what was promised soon.", "Sie bekommen bald, was versprochen ist.");
    }
    String day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(locale.getLanguage().equals("de") ? Locale.GERMANY : Locale.UK)
            .format(until.atZone(zone));
    return say(
        "All is done. You get what was promised on %s: until then what was bought can still come"
            + " back.",
        "Alles ist getan. Sie bekommen am %s, was versprochen ist: bis dahin kann noch"
            + " zurückkommen, was gekauft wurde.",
        day);
  }

  private String given() {
    Optional<Award> newest = newest();
    Award.State state = newest.map(Award::state).orElse(Award.State.GIVEN);
    return switch (state) {
      case LIMIT ->
          say(
              "Thank you! You have brought as many friends as there is something for at the moment;"
                  + " for this one there is nothing.",
              "Danke! Sie haben so viele Freunde mitgebracht, wie es gerade etwas gibt; für diese"
                  + " Einladung gibt es nichts.");
      case REFUSED ->
          say(
              "All is done, but nothing could be given to you. Ask us why.",
              "Alles ist getan, aber Ihnen konnte nichts gegeben werden. Fragen Sie uns, warum.");
      case GIVEN, REVERSED, WAITING ->
          newest
              .map(this::what)
              .filter(what -> !what.isEmpty())
              .map(what -> say("You got %s. Thank you!", "Sie bekamen %s. Danke!", what))
              .orElseGet(() -> say("All is done. Thank you!", "Alles ist getan. Danke!"));
    };
  }

  private String rejected() {
    String decision = referral.standing().decision();
    String why =
        (decision == null ? Optional.<RejectionReason>empty() : RejectionReason.of(decision))
            .map(reason -> reason.text(locale) + " ")
            .orElse("");
    return why
        + say(
            "Nothing is given for this invitation. If you see it otherwise, write to us: somebody"
                + " looks at it again.",
            "Für diese Einladung gibt es nichts. Wenn Sie es anders sehen, schreiben Sie uns:"
                + " jemand sieht es sich noch einmal an.");
  }

  private String reversed() {
    return newest()
        .filter(award -> award.state() == Award.State.REVERSED)
        .map(this::what)
        .filter(what -> !what.isEmpty())
        .map(
            what ->
                say(
                    "What it was given for has come back, so %s went back, too.",
                    "Wofür es das gab, ist zurückgekommen; darum gingen auch %s zurück.", what))
        .orElseGet(
            () ->
                say(
                    "What counted for it has come back. A later purchase may count once more.",
                    "Was dafür zählte, ist zurückgekommen. Ein späterer Einkauf kann noch einmal"
                        + " zählen."));
  }

  private Optional<Award> newest() {
    List<Award> awards = new ArrayList<>(own);
    return awards.isEmpty() ? Optional.empty() : Optional.of(awards.getLast());
  }

  /** Such as {@code 200 points and a voucher (CAKE)}; empty for nothing. */
  private String what(Award award) {
    List<String> parts = new ArrayList<>();
    if (award.points() == 1) {
      parts.add(say("1 point", "1 Punkt"));
    } else if (award.points() > 1) {
      parts.add(say("%,d points", "%,d Punkte", award.points()));
    }
    for (String voucher : award.vouchers()) {
      parts.add(say("a voucher (%s)", "einen Gutschein (%s)", voucher));
    }
    return String.join(say(" and ", " und "), parts);
  }

  private String say(String english, String german, @Nullable Object... values) {
    String text = locale.getLanguage().equals("de") ? german : english;
    return values.length == 0 ? text : String.format(locale, text, values);
  }
}
