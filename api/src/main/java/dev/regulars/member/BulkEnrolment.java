package dev.regulars.member;

import io.r2dbc.spi.Connection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Enrols many people at once of whom only a key is known, on the caller's connection. It is no
 * enrolment that rules hear of: whoever is in a file did not just join.
 */
@Component
public class BulkEnrolment {

  private final Enrolments enrolments;

  BulkEnrolment(Enrolments enrolments) {
    this.enrolments = enrolments;
  }

  /** Whether somebody can be enrolled of whom this key is known: the others are given by us. */
  public static boolean isPossibleBy(MemberRef.Kind kind) {
    return switch (kind) {
      case ID, MEMBER_NUMBER -> false;
      case CARD, PHONE, EMAIL, EXTERNAL_ID -> true;
    };
  }

  /**
   * Enrols a member for each key and opens their accounts.
   *
   * @param keys each of a {@linkplain #isPossibleBy possible} kind
   * @return the members by key, also those who were there; an error where somebody was enrolled
   *     with one meanwhile
   */
  public Mono<Map<MemberRef, UUID>> enrol(Connection connection, Collection<MemberRef> keys) {
    if (keys.isEmpty()) {
      return Mono.just(Map.of());
    }
    List<NewMember> members = keys.stream().map(key -> NewMember.knownBy(key, null)).toList();
    return enrolments.enrolAll(connection, members).map(outcomes -> byKey(keys, outcomes));
  }

  private static Map<MemberRef, UUID> byKey(Collection<MemberRef> keys, List<Enrolled> outcomes) {
    Map<MemberRef, UUID> members = new LinkedHashMap<>();
    int i = 0;
    for (MemberRef key : keys) {
      members.put(key, outcomes.get(i++).memberId());
    }
    return members;
  }
}
