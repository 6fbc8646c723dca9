package dev.regulars.me;

import dev.regulars.member.MemberPerson;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a mail with an answer says, in the language of the member. */
final class AnswerText {

  private AnswerText() {}

  static Locale locale(MemberPerson person) {
    return "de".equals(person.attributes().get("language")) ? Locale.GERMAN : Locale.ENGLISH;
  }

  /** How a message to a member begins. */
  static String greeting(MemberPerson person) {
    boolean isGerman = locale(person).equals(Locale.GERMAN);
    String hello = isGerman ? "Guten Tag" : "Hello";
    return person.name() == null ? hello + "," : hello + " " + person.name() + ",";
  }

  /** Why points came, for the member's history. */
  static String reason(MemberPerson person) {
    return locale(person).equals(Locale.GERMAN)
        ? "Mit unserer Antwort auf Ihre Nachricht"
        : "With our answer to what you told us";
  }

  static String subject(MemberPerson person, String programme) {
    return (locale(person).equals(Locale.GERMAN)
            ? "Antwort von %s auf Ihre Nachricht"
            : "An answer from %s to what you told us")
        .formatted(programme);
  }

  /**
   * The whole of it.
   *
   * @param said the member's own words, null where there was a score alone
   * @param points that came with it, null for none
   */
  static String body(
      MemberPerson person,
      String answer,
      @Nullable String said,
      @Nullable Long points,
      String page) {
    boolean isGerman = locale(person).equals(Locale.GERMAN);
    StringBuilder body = new StringBuilder(greeting(person)).append("\n\n").append(answer);
    if (points != null) {
      body.append("\n\n")
          .append(
              (isGerman ? "Sie bekommen dazu %d Punkte." : "With it you get %d points.")
                  .formatted(points));
    }
    if (said != null) {
      body.append("\n\n")
          .append(isGerman ? "Das hatten Sie geschrieben:" : "You had written:")
          .append("\n> ")
          .append(said.replace("\n", "\n> "));
    }
    return body.append("\n\n")
        .append((isGerman ? "Ihre Seite: %s" : "Your page: %s").formatted(page))
        .toString();
  }
}
