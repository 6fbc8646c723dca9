package dev.regulars.me;

import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberPerson;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.referral.MemberReferrals;
import dev.regulars.referral.MemberReferrals.OwnReferral;
import dev.regulars.referral.ReferralEvent.ReferralChanged;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes to both members of a referral where one had to wait or nothing came of it: what happens,
 * why, and until when. What was given at once their pages tell. Each is told of their own side.
 */
@Component
class ReferralMails {

  static final String NAME = "referral-mails";
  static final Set<String> TYPES = Set.of(ReferralChanged.TYPE);

  private static final Set<String> WAITS = Set.of("held", "review");

  /** Who brings many friends is not written to about each: their page has them all. */
  private static final int OF_DAY_MAX = 5;

  private final MemberReferrals referrals;
  private final MemberDirectory members;
  private final Mails mails;
  private final MeProperties properties;
  private final String page;
  private final JsonMapper json;

  ReferralMails(
      MemberReferrals referrals,
      MemberDirectory members,
      Mails mails,
      MeProperties properties,
      @Value("${regulars.public-url}") String publicUrl,
      JsonMapper json) {
    this.referrals = referrals;
    this.members = members;
    this.mails = mails;
    this.properties = properties;
    this.page = publicUrl.replaceFirst("/+$", "") + "/me";
    this.json = json;
  }

  Mono<Void> follow(Connection connection, List<OutboxEvent> events) {
    return Flux.fromIterable(events).concatMap(event -> on(connection, event)).then();
  }

  private Mono<Void> on(Connection connection, OutboxEvent event) {
    ReferralChanged changed = json.readValue(event.payload(), ReferralChanged.class);
    UUID memberId = Objects.requireNonNull(event.memberId());
    return isToldByMail(changed)
        ? members
            .people(connection, List.of(memberId))
            .flatMap(found -> Mono.justOrEmpty(found.get(memberId)))
            .filter(person -> person.email() != null)
            .filterWhen(person -> hasRoom(connection, person, changed))
            .flatMap(person -> write(connection, person, changed))
        : Mono.empty();
  }

  /** Whoever waits, waited, or is refused. */
  private static boolean isToldByMail(ReferralChanged changed) {
    return WAITS.contains(changed.state())
        || WAITS.contains(changed.before())
        || changed.state().equals("rejected")
        || changed.before().equals("rejected");
  }

  /** What somebody decided is told in any case. */
  private Mono<Boolean> hasRoom(
      Connection connection, MemberPerson person, ReferralChanged changed) {
    boolean isRoutine = !changed.state().equals("rejected") && !changed.before().equals("review");
    return isRoutine
        ? mails.ofDay(connection, person.id(), Mail.REFERRAL).map(sent -> sent < OF_DAY_MAX)
        : Mono.just(true);
  }

  private Mono<Void> write(Connection connection, MemberPerson person, ReferralChanged changed) {
    Locale locale = AnswerText.locale(person);
    return referrals
        .told(connection, person.id(), changed.referralId(), locale)
        // It has gone on since: the event of that tells it.
        .filter(told -> told.state().equals(changed.state()))
        .flatMap(told -> mails.add(connection, mail(person, told, locale)));
  }

  private Mail mail(MemberPerson person, OwnReferral told, Locale locale) {
    boolean isGerman = locale.getLanguage().equals("de");
    String subject =
        (isGerman ? "Ihre Einladung bei %s" : "Your invitation at %s").formatted(properties.name());
    String more = (isGerman ? "Wie alles steht: %s" : "How everything stands: %s").formatted(page);
    return new Mail(
        person.id(),
        Mail.REFERRAL,
        person.email(),
        subject,
        AnswerText.greeting(person) + "\n\n" + told.text() + "\n\n" + more,
        null);
  }
}
