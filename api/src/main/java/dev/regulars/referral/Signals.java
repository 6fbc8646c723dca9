package dev.regulars.referral;

import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberPerson;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what speaks for a closer look at a referral. */
@Component
class Signals {

  private static final String ADDRESS = "address";
  private static final String NETWORK = "networkHash";

  /**
   * Who was invited by whom, upwards from the referrer: a chain of any length that anybody made.
   */
  private static final String IS_CIRCLE =
      """
      with recursive above (member_id, step) as (
        select $1::uuid, 0
        union
        select referral.referrer_id, above.step + 1
          from above
          join referral on referral.friend_id = above.member_id
         where referral.referrer_id is not null
           and above.step < 50
      )
      select exists (select from above where member_id = $2) as circle
      """;

  private static final String IS_BURST =
      """
      select count(*) >= 10 as burst
        from (select
                from referral
               where referrer_id = $1
                 and joined_at > $2::timestamptz - interval '1 hour'
                 and joined_at <= $2
               order by id desc
               limit 10) as joined
      """;

  private final MemberDirectory members;

  Signals(MemberDirectory members) {
    this.members = members;
  }

  /** Those of a referral, in their order; none where nobody invited. */
  Mono<List<Signal>> of(Connection connection, Referral referral) {
    UUID referrerId = referral.referrerId();
    if (referrerId == null) {
      return Mono.just(List.of());
    }
    return Mono.zip(
            members.people(connection, List.of(referral.friendId(), referrerId)),
            is(connection, IS_CIRCLE, referrerId, referral.friendId(), "circle"),
            is(connection, IS_BURST, referrerId, referral.joinedAt(), "burst"))
        .map(
            read ->
                found(read.getT1(), referral.friendId(), referrerId, read.getT2(), read.getT3()));
  }

  private static Mono<Boolean> is(
      Connection connection, String sql, UUID referrerId, Object second, String column) {
    return Rows.of(
            connection.createStatement(sql).bind(0, referrerId).bind(1, second),
            row -> Rows.is(row, column))
        .next();
  }

  private static List<Signal> found(
      Map<UUID, MemberPerson> people,
      UUID friendId,
      UUID referrerId,
      boolean circle,
      boolean burst) {
    MemberPerson friend = people.get(friendId);
    MemberPerson referrer = people.get(referrerId);
    Set<Signal> signals = EnumSet.noneOf(Signal.class);
    if (friend != null && referrer != null) {
      signals.addAll(between(friend, referrer));
    }
    if (circle) {
      signals.add(Signal.CIRCLE);
    }
    if (burst) {
      signals.add(Signal.BURST);
    }
    return new ArrayList<>(signals);
  }

  /** What two people have in common. Pure. */
  static Set<Signal> between(MemberPerson friend, MemberPerson referrer) {
    Set<Signal> signals = EnumSet.noneOf(Signal.class);
    List<String> strong = SamePerson.strongKeys(friend, referrer);
    if (strong.contains("email")) {
      signals.add(Signal.MAILBOX);
    }
    if (strong.contains("device")) {
      signals.add(Signal.DEVICE);
    }
    if (isSame(text(friend, ADDRESS), text(referrer, ADDRESS))) {
      signals.add(Signal.ADDRESS);
    }
    if (isSame(text(friend, NETWORK), text(referrer, NETWORK))) {
      signals.add(Signal.NETWORK);
    }
    if (isSame(familyName(friend), familyName(referrer))) {
      signals.add(Signal.NAME);
    }
    return signals;
  }

  private static @Nullable String text(MemberPerson person, String attribute) {
    String text = person.attributes().get(attribute);
    return text == null ? null : plain(text);
  }

  /** The last word of a name of several. */
  private static @Nullable String familyName(MemberPerson person) {
    String name = person.name();
    int last = name == null ? -1 : name.strip().lastIndexOf(' ');
    return name == null || last < 0 ? null : plain(name.strip().substring(last));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s.,]+", " ")
        .strip();
  }

  private static boolean isSame(@Nullable String one, @Nullable String other) {
    return one != null && !one.isEmpty() && one.equals(other);
  }
}
