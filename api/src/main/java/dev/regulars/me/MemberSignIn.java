package dev.regulars.me;

import dev.regulars.me.MemberLimits.Counted;
import dev.regulars.me.MemberLimits.Kind;
import dev.regulars.me.MemberSessions.Begun;
import dev.regulars.member.Enrolled;
import dev.regulars.member.MemberRef;
import dev.regulars.member.Members;
import dev.regulars.member.NewMember;
import dev.regulars.member.SelfEnrolment;
import dev.regulars.security.AuditLog;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Signs members in by codes. Whoever asks for one learns nothing: known and unknown addresses get
 * the same answer after the same statements, and not before a moment that is longer than these
 * take.
 */
@Component
class MemberSignIn {

  /** The programme's words; see {@link Consents}. */
  private static final String TERMS = "terms";

  private static final Duration ANSWERED_AFTER = Duration.ofMillis(120);

  private final Members members;
  private final SelfEnrolment enrolment;
  private final SignInCodes codes;
  private final MemberSessions sessions;
  private final MemberLimits limits;
  private final Consents consents;
  private final Mails mails;
  private final Transactions transactions;
  private final AuditLog audit;
  private final MeProperties properties;

  MemberSignIn(
      Members members,
      SelfEnrolment enrolment,
      SignInCodes codes,
      MemberSessions sessions,
      MemberLimits limits,
      Consents consents,
      Mails mails,
      Transactions transactions,
      AuditLog audit,
      MeProperties properties) {
    this.members = members;
    this.enrolment = enrolment;
    this.codes = codes;
    this.sessions = sessions;
    this.limits = limits;
    this.consents = consents;
    this.mails = mails;
    this.transactions = transactions;
    this.audit = audit;
    this.properties = properties;
  }

  /**
   * Sends a code to an address, where it is a member's or of somebody who joins, and where not too
   * many were sent. Says nothing of that.
   */
  Mono<Void> sendCode(MemberRef key, @Nullable Joining joining, String network, Locale locale) {
    Mono<Void> sending =
        limits
            .take(Kind.CODE_TO_ADDRESS.of(text(key)), Kind.CODE_FROM_NETWORK.of(network))
            .filter(Duration::isZero)
            .flatMap(
                free -> members.resolve(key).map(Optional::of).defaultIfEmpty(Optional.empty()))
            .filterWhen(
                member ->
                    limits
                        .take(Kind.CODE_TO_MEMBER.of(member.map(UUID::toString).orElse(text(key))))
                        .map(Duration::isZero))
            .flatMap(
                member ->
                    transactions.keep(
                        connection -> send(connection, key, member.orElse(null), joining, locale)))
            .then();
    return Mono.when(sending, Mono.delay(ANSWERED_AFTER));
  }

  private Mono<Boolean> send(
      Connection connection,
      MemberRef key,
      @Nullable UUID member,
      @Nullable Joining joining,
      Locale locale) {
    boolean wanted = member != null || joining != null;
    return codes
        .make(connection, key, member, member == null ? joining : null)
        .flatMap(
            made ->
                mails.add(
                    connection,
                    new Mail(
                        member,
                        Mail.CODE,
                        wanted ? key.value() : null,
                        CodeText.subject(wanted ? made.code() : "", properties.name(), locale),
                        CodeText.body(made.code(), properties.name(), locale),
                        made.expiresAt())))
        .thenReturn(true);
  }

  /**
   * Begins a session.
   *
   * @return fails with a {@code ProblemException}: 401 {@code wrong-code}, whoever's the address
   *     is; 429 {@code too-many-attempts}
   */
  Mono<Begun> begin(MemberRef key, String code, String network, String device) {
    Counted[] counted = {
      Kind.GUESS_AT_ADDRESS_FROM_NETWORK.of(text(key) + "\n" + network),
      Kind.GUESS_AT_ADDRESS.of(text(key)),
      Kind.GUESS_FROM_NETWORK.of(network)
    };
    return limits
        .take(counted)
        .flatMap(
            wait ->
                wait.isZero()
                    ? codes.attempt(key, code)
                    : Mono.error(new ProblemException(tooMany(wait))))
        .flatMap(
            right ->
                transactions
                    .keep(connection -> begin(connection, key, right, device))
                    .delayUntil(in -> in.joined() ? enrolment.welcome(in.memberId()) : Mono.empty())
                    .map(In::begun))
        .delayUntil(begun -> limits.giveBack(counted))
        .switchIfEmpty(Mono.error(() -> new ProblemException(wrong())));
  }

  private record In(Begun begun, UUID memberId, boolean joined) {}

  private Mono<In> begin(
      Connection connection, MemberRef key, SignInCodes.Right right, String device) {
    return codes
        .use(connection, right.id())
        .flatMap(used -> member(connection, key, right))
        .flatMap(
            member ->
                sessions
                    .begin(connection, member.id(), device)
                    .delayUntil(
                        begun ->
                            audit.record(
                                connection,
                                MemberSession.who(member.id()),
                                "member.signed-in",
                                "member",
                                member.id().toString(),
                                Map.of()))
                    .map(begun -> new In(begun, member.id(), member.joined())));
  }

  private record Known(UUID id, boolean joined) {}

  private Mono<Known> member(Connection connection, MemberRef key, SignInCodes.Right right) {
    UUID id = right.memberId();
    Joining joining = right.joining();
    if (id != null || joining == null) {
      return Mono.justOrEmpty(id).map(known -> new Known(known, false));
    }
    boolean email = key.kind() == MemberRef.Kind.EMAIL;
    NewMember member =
        new NewMember(
            null,
            joining.name(),
            email ? key.value() : null,
            email ? null : key.value(),
            null,
            List.of(),
            Map.of("language", joining.language()),
            joining.referralCode(),
            null);
    return enrolment
        .enrol(connection, member)
        .flatMap(
            outcome ->
                switch (outcome) {
                  case Enrolled.New(UUID joined) ->
                      consents
                          .put(connection, joined, TERMS, true, joining.textVersion())
                          .thenReturn(new Known(joined, true));
                  // Somebody enrolled them at a till meanwhile; the address is theirs all the same.
                  case Enrolled.Known known -> Mono.just(new Known(known.memberId(), false));
                });
  }

  private static String text(MemberRef key) {
    return key.kind().field() + "\n" + key.value();
  }

  private static Problem wrong() {
    return Problem.of(
        401,
        "wrong-code",
        "Wrong code",
        "The code is wrong or over. Look into the newest message, or ask for another one.");
  }

  static Problem tooMany(Duration wait) {
    return new Problem(
        "too-many-attempts",
        "Too many attempts",
        429,
        "Too many attempts. Wait, then try again.",
        List.of(),
        Map.of(),
        wait);
  }
}
