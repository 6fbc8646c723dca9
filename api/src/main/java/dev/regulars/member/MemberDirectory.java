package dev.regulars.member;

import dev.regulars.programme.Today;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Finds many members at once, for those who work in batches on a connection of their own. */
@Component
public class MemberDirectory {

  private static final TypeReference<TreeMap<String, Object>> ATTRIBUTES = new TypeReference<>() {};

  private static final String PROFILES =
      """
      select member.id, member.status, member.enrolled_at, member.birthday, member.attributes,
             member.referral_open,
             array(select tag from member_tag where member_tag.member_id = member.id) as tags
        from member
       where member.id = any($1::uuid[])
      """;

  private static final String NAMES =
      "select id, name from member where id = any($1::uuid[]) and name is not null";

  private static final String PEOPLE =
      """
      select id, name, email, phone, birthday, status, enrolled_at, attributes
        from member
       where id = any($1::uuid[])
      """;

  private static final String MARK_REFERRAL =
      "update member set referral_open = $2 where id = $1 and referral_open <> $2";

  private static final String PUT_TAGS =
      """
      insert into member_tag (member_id, tag, rule, since)
      select * from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[])
          on conflict (member_id, tag) do nothing
      """;

  private static final String TAKE_TAGS =
      """
      delete from member_tag
       using unnest($1::uuid[], $2::text[]) as given (member_id, tag)
       where (member_tag.member_id, member_tag.tag) = (given.member_id, given.tag)
      """;

  private final DatabaseClient database;
  private final Today calendar;
  private final JsonMapper json;
  private final Clock clock;

  MemberDirectory(DatabaseClient database, Today calendar, JsonMapper json, Clock clock) {
    this.database = database;
    this.calendar = calendar;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The members that these references name; one that names nobody is missing. Whatever names a
   * member who was merged into another names that one.
   */
  public Mono<Map<MemberRef, UUID>> resolve(
      Connection connection, Collection<MemberRef> references) {
    Map<MemberRef.Kind, List<MemberRef>> byKind = new TreeMap<>();
    for (MemberRef reference : references) {
      byKind.computeIfAbsent(reference.kind(), kind -> new java.util.ArrayList<>()).add(reference);
    }
    return Flux.fromIterable(byKind.entrySet())
        .flatMapSequential(entry -> resolve(connection, entry.getKey(), entry.getValue()))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue, HashMap::new);
  }

  private static Flux<Map.Entry<MemberRef, UUID>> resolve(
      Connection connection, MemberRef.Kind kind, List<MemberRef> references) {
    return Columns.of(references)
        .text(MemberRef::value)
        .select(
            connection,
            find(kind),
            row ->
                Map.entry(
                    new MemberRef(kind, Objects.requireNonNull(row.get(0, String.class))),
                    Objects.requireNonNull(row.get(1, UUID.class))));
  }

  private static String find(MemberRef.Kind kind) {
    return switch (kind) {
      case ID ->
          "select id::text, coalesce(merged_into, id) from member where id = any($1::uuid[])";
      case MEMBER_NUMBER ->
          "select member_number, coalesce(merged_into, id) from member"
              + " where member_number = any($1::text[])";
      case CARD -> "select card, member_id from member_card where card = any($1::text[])";
      case PHONE ->
          "select phone, coalesce(merged_into, id) from member where phone = any($1::text[])";
      case EMAIL ->
          "select email, coalesce(merged_into, id) from member where email = any($1::text[])";
      case EXTERNAL_ID ->
          "select external_id, coalesce(merged_into, id) from member"
              + " where external_id = any($1::text[])";
    };
  }

  /** What rules may ask about these members. */
  public Mono<Map<UUID, MemberProfile>> profiles(
      Connection connection, Collection<UUID> memberIds) {
    String[] ids = memberIds.stream().map(UUID::toString).toArray(String[]::new);
    return Rows.of(connection.createStatement(PROFILES).bind(0, ids), this::profile)
        .collectMap(MemberProfile::memberId, profile -> profile, HashMap::new);
  }

  /** The names of these members; those who said none are missing. */
  public Mono<Map<UUID, String>> names(Collection<UUID> memberIds) {
    return database
        .sql(NAMES)
        .bind(0, memberIds.stream().map(UUID::toString).toArray(String[]::new))
        .map(row -> Map.entry(Rows.uuid(row, "id"), Rows.text(row, "name")))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private MemberProfile profile(Readable row) {
    Instant enrolledAt = Objects.requireNonNull(row.get("enrolled_at", Instant.class));
    String attributes = Rows.json(row, "attributes");
    return new MemberProfile(
        Objects.requireNonNull(row.get("id", UUID.class)),
        "blocked".equals(row.get("status", String.class)),
        calendar.at(enrolledAt),
        row.get("birthday", LocalDate.class),
        Set.of(Objects.requireNonNull(row.get("tags", String[].class))),
        "{}".equals(attributes) ? Map.of() : texts(attributes),
        Rows.is(row, "referral_open"));
  }

  /** What these members said of themselves. */
  public Mono<Map<UUID, MemberPerson>> people(Connection connection, Collection<UUID> memberIds) {
    return Columns.of(List.copyOf(memberIds))
        .uuid(id -> id)
        .select(connection, PEOPLE, this::person)
        .collectMap(MemberPerson::id);
  }

  private MemberPerson person(Readable row) {
    return new MemberPerson(
        Rows.uuid(row, "id"),
        row.get("name", String.class),
        row.get("email", String.class),
        row.get("phone", String.class),
        row.get("birthday", LocalDate.class),
        "blocked".equals(row.get("status", String.class)),
        Rows.instant(row, "enrolled_at"),
        texts(Rows.json(row, "attributes")));
  }

  /** Says whether purchases of a member may decide a referral. */
  public Mono<Void> markReferral(Connection connection, UUID memberId, boolean open) {
    return Flux.from(
            connection.createStatement(MARK_REFERRAL).bind(0, memberId).bind(1, open).execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }

  private Map<String, String> texts(String attributes) {
    Map<String, String> texts = new TreeMap<>();
    json.readValue(attributes, ATTRIBUTES)
        .forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }

  /** Puts tags on members who don't have them yet. */
  public Mono<Void> putTags(Connection connection, List<MemberTag> tags) {
    if (tags.isEmpty()) {
      return Mono.empty();
    }
    Instant now = clock.instant();
    return Columns.of(tags)
        .uuid(MemberTag::memberId)
        .text(MemberTag::tag)
        .text(MemberTag::rule)
        .instant(tag -> now)
        .execute(connection, PUT_TAGS);
  }

  /** Takes tags off members. */
  public Mono<Void> takeTags(Connection connection, List<MemberTag> tags) {
    if (tags.isEmpty()) {
      return Mono.empty();
    }
    return Columns.of(tags)
        .uuid(MemberTag::memberId)
        .text(MemberTag::tag)
        .execute(connection, TAKE_TAGS);
  }
}
