package dev.regulars.member;

import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Who has which of the keys that are unique to a member; grows with the members who are enrolled
 * together.
 */
final class KeyOwners {

  private static final String OWNERS =
      """
      select 'EXTERNAL_ID' as kind, external_id as value, coalesce(merged_into, id) as id
        from member where external_id = any($1)
      union all
      select 'EMAIL', email, coalesce(merged_into, id) from member where email = any($2)
      union all
      select 'PHONE', phone, coalesce(merged_into, id) from member where phone = any($3)
      union all
      select 'CARD', card, member_id from member_card where card = any($4)
      """;

  private static final List<MemberRef.Kind> KINDS =
      List.of(
          MemberRef.Kind.EXTERNAL_ID,
          MemberRef.Kind.EMAIL,
          MemberRef.Kind.PHONE,
          MemberRef.Kind.CARD);

  private final Map<MemberRef, UUID> owners = new HashMap<>();

  private KeyOwners() {}

  /** The owners of these keys, as the connection's transaction sees them. */
  static Mono<KeyOwners> of(Connection connection, Collection<MemberRef> keys) {
    Map<MemberRef.Kind, List<String>> byKind = new EnumMap<>(MemberRef.Kind.class);
    KINDS.forEach(kind -> byKind.put(kind, new ArrayList<>()));
    keys.forEach(key -> byKind.getOrDefault(key.kind(), new ArrayList<>()).add(key.value()));
    var statement = connection.createStatement(OWNERS);
    for (int i = 0; i < KINDS.size(); i++) {
      statement.bind(i, byKind.getOrDefault(KINDS.get(i), List.of()).toArray(String[]::new));
    }
    KeyOwners found = new KeyOwners();
    return Rows.of(
            statement,
            row -> {
              var kind = MemberRef.Kind.valueOf(Rows.text(row, "kind"));
              found.put(new MemberRef(kind, Rows.text(row, "value")), Rows.uuid(row, "id"));
              return true;
            })
        .then(Mono.just(found));
  }

  /** The keys of a member-to-be that have to be unique. */
  static List<MemberRef> keys(
      @Nullable String externalId,
      List<String> cards,
      @Nullable String email,
      @Nullable String phone) {
    List<MemberRef> keys = new ArrayList<>();
    add(keys, MemberRef.Kind.EXTERNAL_ID, externalId);
    cards.forEach(card -> add(keys, MemberRef.Kind.CARD, card));
    add(keys, MemberRef.Kind.EMAIL, email);
    add(keys, MemberRef.Kind.PHONE, phone);
    return keys;
  }

  /** The first of the keys that somebody else than {@code self} has; null where there is none. */
  Enrolled.@Nullable Known taken(List<MemberRef> keys, @Nullable UUID self) {
    for (MemberRef key : keys) {
      UUID owner = owners.get(key);
      if (owner != null && !owner.equals(self)) {
        return new Enrolled.Known(owner, key.kind());
      }
    }
    return null;
  }

  void put(MemberRef key, UUID memberId) {
    owners.put(key, memberId);
  }

  private static void add(List<MemberRef> keys, MemberRef.Kind kind, @Nullable String value) {
    if (value != null) {
      keys.add(new MemberRef(kind, value));
    }
  }
}
