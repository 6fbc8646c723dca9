package dev.regulars.member;

import dev.regulars.ledger.Ledger;
import dev.regulars.rulebook.ProgrammeSettings;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Ids;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Enrols many people at once of whom only a key is known, on the caller's connection. It is no
 * enrolment that rules hear of: whoever is in a file did not just join.
 */
@Component
public class BulkEnrolment {

  private static final String INSERT =
      """
      insert into member (id, member_number, referral_code, enrolled_at, external_id, email, phone)
      select * from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[])
      """;

  private static final String INSERT_CARDS =
      "insert into member_card (member_id, card) select * from unnest($1::uuid[], $2::text[])";

  private final Ledger ledger;
  private final MemberCodes codes;
  private final ProgrammeSettings settings;
  private final Ids ids;
  private final Clock clock;

  BulkEnrolment(
      Ledger ledger, MemberCodes codes, ProgrammeSettings settings, Ids ids, Clock clock) {
    this.ledger = ledger;
    this.codes = codes;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whether somebody can be enrolled of whom this key is known: the others are given by us. */
  public static boolean isPossibleBy(MemberRef.Kind kind) {
    return switch (kind) {
      case ID, MEMBER_NUMBER -> false;
      case CARD, PHONE, EMAIL, EXTERNAL_ID -> true;
    };
  }

  private record NewMember(UUID id, MemberRef key) {
    private @Nullable String value(MemberRef.Kind kind) {
      return key.kind() == kind ? key.value() : null;
    }
  }

  /**
   * Enrols a member for each key and opens their accounts.
   *
   * @param keys that nobody has, each of a {@linkplain #isPossibleBy possible} kind
   * @return the new members by key; an error where somebody was enrolled with one meanwhile
   */
  public Mono<Map<MemberRef, UUID>> enrol(Connection connection, Collection<MemberRef> keys) {
    Map<MemberRef, UUID> enrolled = new LinkedHashMap<>();
    keys.forEach(key -> enrolled.put(key, ids.next()));
    if (enrolled.isEmpty()) {
      return Mono.just(enrolled);
    }
    List<NewMember> members =
        enrolled.entrySet().stream().map(e -> new NewMember(e.getValue(), e.getKey())).toList();
    Instant now = clock.instant();
    return insert(connection, members, now)
        .then(
            ledger.open(
                connection,
                List.copyOf(enrolled.values()),
                LocalDate.ofInstant(now, settings.zone())))
        .thenReturn(enrolled);
  }

  private Mono<Void> insert(Connection connection, List<NewMember> members, Instant now) {
    List<NewMember> withCard =
        members.stream().filter(member -> member.value(MemberRef.Kind.CARD) != null).toList();
    Mono<Void> cards =
        withCard.isEmpty()
            ? Mono.empty()
            : Columns.of(withCard)
                .uuid(NewMember::id)
                .text(member -> member.value(MemberRef.Kind.CARD))
                .execute(connection, INSERT_CARDS);
    return Columns.of(members)
        .uuid(NewMember::id)
        .text(member -> codes.memberNumber())
        .text(member -> codes.referralCode())
        .instant(member -> now)
        .text(member -> member.value(MemberRef.Kind.EXTERNAL_ID))
        .text(member -> member.value(MemberRef.Kind.EMAIL))
        .text(member -> member.value(MemberRef.Kind.PHONE))
        .execute(connection, INSERT)
        .then(cards);
  }
}
