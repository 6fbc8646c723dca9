package dev.regulars.referral;

import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberPerson;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * All that helps somebody to decide about a referral: what both would get, and who brought whom,
 * two steps around. However many friends somebody has, only the newest are read.
 */
@Component
class ReferralCases {

  private static final int NEAR_MAX = 12;
  private static final int FAR_MAX = 5;

  /** Nobody counts further than that. */
  private static final int BROUGHT_MAX = 1000;

  private static final String TOUCHING =
      """
      select id, referrer_id, friend_id, state, joined_at
        from referral
       where friend_id = any($1::uuid[]) and referrer_id is not null
       union
      select brought.id, brought.referrer_id, brought.friend_id, brought.state, brought.joined_at
        from unnest($1::uuid[]) as member (id)
       cross join lateral (
         select id, referrer_id, friend_id, state, joined_at
           from referral
          where referrer_id = member.id
          order by id desc
          limit $2
       ) as brought
       order by id
      """;

  private static final String BROUGHT =
      """
      select member.id,
             (select count(*) from (select from referral where referrer_id = member.id limit $2) as counted) as brought
        from unnest($1::uuid[]) as member (id)
      """;

  private final Referrals referrals;
  private final AwardRows awards;
  private final Qualifying qualifying;
  private final Giving giving;
  private final MemberDirectory members;
  private final Transactions transactions;

  ReferralCases(
      Referrals referrals,
      AwardRows awards,
      Qualifying qualifying,
      Giving giving,
      MemberDirectory members,
      Transactions transactions) {
    this.referrals = referrals;
    this.awards = awards;
    this.qualifying = qualifying;
    this.giving = giving;
    this.members = members;
    this.transactions = transactions;
  }

  /** Somebody brought somebody. */
  record Link(UUID id, UUID referrer, UUID friend, ReferralState state, Instant joinedAt) {

    static Link of(Readable row) {
      return new Link(
          Rows.uuid(row, "id"),
          Rows.uuid(row, "referrer_id"),
          Rows.uuid(row, "friend_id"),
          ReferralState.valueOf(Rows.text(row, "state").toUpperCase(Locale.ROOT)),
          Rows.instant(row, "joined_at"));
    }
  }

  /**
   * A case.
   *
   * @param given what both sides got
   * @param expected what both sides would get now; empty where nothing waits
   * @param people those of the links, by their ids
   * @param brought how many friends each of them brought; at most 1,000 are counted
   */
  record Case(
      Referral referral,
      Collection<Award> given,
      List<Award> expected,
      Map<UUID, MemberPerson> people,
      Map<UUID, Long> brought,
      List<Link> links) {}

  /** The case of a referral; empty where there is none. */
  Mono<Case> find(UUID id) {
    return Mono.zip(
            transactions.look(connection -> seen(connection, id)),
            awards.of(List.of(id)).map(all -> List.copyOf(all.getOrDefault(id, List.of()))))
        .flatMap(read -> expected(read.getT1(), read.getT2()));
  }

  private Mono<Case> seen(Connection connection, UUID id) {
    return referrals
        .find(connection, id)
        .flatMap(
            referral ->
                around(connection, referral)
                    .flatMap(
                        links ->
                            Mono.zip(
                                    members.people(connection, ids(referral, links)),
                                    brought(connection, ids(referral, links)))
                                .map(
                                    read ->
                                        new Case(
                                            referral,
                                            List.of(),
                                            List.of(),
                                            read.getT1(),
                                            read.getT2(),
                                            links))));
  }

  /** Deciding locks nothing that stays locked: what it did is taken back. */
  private Mono<Case> expected(Case seen, List<Award> given) {
    Referral referral = seen.referral();
    boolean waits =
        referral.state() == ReferralState.HELD || referral.state() == ReferralState.REVIEW;
    Mono<List<Award>> expected =
        waits
            ? transactions.discard(
                connection -> giving.expected(connection, qualifying.kept(referral)))
            : Mono.just(List.of());
    return expected.map(
        awaited -> new Case(referral, given, awaited, seen.people(), seen.brought(), seen.links()));
  }

  private static Mono<List<Link>> around(Connection connection, Referral referral) {
    Set<UUID> pair = new LinkedHashSet<>();
    pair.add(referral.friendId());
    if (referral.referrerId() != null) {
      pair.add(referral.referrerId());
    }
    return touching(connection, pair, NEAR_MAX)
        .flatMap(
            near -> {
              Set<UUID> others = new LinkedHashSet<>(members(near));
              others.removeAll(pair);
              return touching(connection, others, FAR_MAX).map(far -> joined(near, far));
            });
  }

  private static Mono<List<Link>> touching(Connection connection, Set<UUID> members, int most) {
    return members.isEmpty()
        ? Mono.just(List.of())
        : Rows.of(
                Columns.of(List.copyOf(members))
                    .uuid(id -> id)
                    .bind(connection, TOUCHING)
                    .bind(1, most),
                Link::of)
            .collectList();
  }

  private static List<Link> joined(List<Link> near, List<Link> far) {
    Map<UUID, Link> links = new LinkedHashMap<>();
    near.forEach(link -> links.put(link.id(), link));
    far.forEach(link -> links.putIfAbsent(link.id(), link));
    return new ArrayList<>(links.values());
  }

  private static Set<UUID> members(List<Link> links) {
    Set<UUID> members = new LinkedHashSet<>();
    for (Link link : links) {
      members.add(link.referrer());
      members.add(link.friend());
    }
    return members;
  }

  private static List<UUID> ids(Referral referral, List<Link> links) {
    Set<UUID> members = members(links);
    members.add(referral.friendId());
    return List.copyOf(members);
  }

  private static Mono<Map<UUID, Long>> brought(Connection connection, List<UUID> members) {
    return Rows.of(
            Columns.of(members).uuid(id -> id).bind(connection, BROUGHT).bind(1, BROUGHT_MAX),
            row -> Map.entry(Rows.uuid(row, "id"), Rows.number(row, "brought")))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue, HashMap::new);
  }
}
