package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.member.Erasure;
import dev.regulars.security.Role;
import dev.regulars.security.Who;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is invited into a pool is free until they come. */
@ServerTest
class PoolInvitationIntegrationTests {

  @Autowired private Shop shop;
  @Autowired private Erasure erasure;
  private GivenRewards rewards;
  private GivenPools pools;
  private Someone owner;
  private Someone friend;

  @BeforeEach
  void twoMembers() {
    shop.rulebook().pointPerEuro();
    rewards = new GivenRewards(shop);
    pools = new GivenPools(shop);
    owner = rewards.memberWith(100);
    friend = rewards.memberWith(30);
  }

  @AfterEach
  void everyBalanceIsWhatItsTransfersMakeIt() {
    shop.theBooksBalance();
  }

  @Test
  void anInvitationTakesNoPlace() {
    String pool = pools.pool(owner);
    pools.invite(pool, friend);
    String other = pools.pool(shop.enrol());
    pools.invite(other, friend);
    String own = pools.pool(friend);
    assertThat(shop.balance(friend).text("/pool/id")).isEqualTo(own);
    Answer accepted = pools.accept(pool, friend);
    assertThat(accepted.problem()).as("they have to leave theirs").isEqualTo("already-in-pool");
    assertThat(accepted.text("/poolId")).isEqualTo(own);
    assertThat(pools.leave(own, friend).status()).isEqualTo(204);
    assertThat(pools.accept(other, friend).status()).isEqualTo(200);
    assertThat(shop.balance(friend).text("/pool/id")).isEqualTo(other);
    assertThat(pools.get(pool).text("/members/1/state")).isEqualTo("invited");
  }

  @Test
  void whoAcceptsFirstOwnsAPoolWhoseOwnerWentElsewhere() {
    String pool = pools.pool(owner);
    pools.invite(pool, friend);
    Someone second = shop.enrol();
    pools.invite(pool, second);
    Someone twin = shop.enrol();
    String others = pools.pool(twin);
    pools.merge(owner, twin);
    assertThat(shop.balance(twin).text("/pool/id")).isEqualTo(others);
    assertThat(pools.accept(pool, second).text("/members/0/role")).isEqualTo("owner");
    Answer after = pools.accept(pool, friend);
    assertThat(after.text("/members/0/memberId")).isEqualTo(second.id().toString());
    assertThat(after.text("/members/1/role")).isEqualTo("spender");
    assertThat(pools.undo(owner).status()).isEqualTo(200);
    Answer back = pools.get(pool);
    assertThat(back.text("/members/0/memberId")).isEqualTo(owner.id().toString());
    assertThat(back.text("/members/0/role")).isEqualTo("owner");
    assertThat(back.text("/members/1/role")).isEqualTo("spender");
    assertThat(back.text("/members/2/role")).isEqualTo("spender");
  }

  @Test
  void aPoolThatNobodyIsInEndsWithItsLastInvitation() {
    String pool = pools.pool(owner);
    pools.invite(pool, friend);
    Someone twin = shop.enrol();
    pools.pool(twin);
    pools.merge(owner, twin);
    assertThat(pools.leave(pool, friend).status()).isEqualTo(204);
    assertThat(pools.get(pool).status()).isEqualTo(404);
    assertThat(pools.undo(owner).status()).isEqualTo(200);
    assertThat(shop.balance(owner).at("/pool").isMissingNode()).isTrue();
  }

  @Test
  void invitationsGoWithWhoIsMergedAndComeBack() {
    String pool = pools.pool(owner);
    pools.invite(pool, friend);
    Someone twin = shop.enrol();
    pools.merge(friend, twin);
    Answer merged = pools.get(pool);
    assertThat(merged.text("/members/1/memberId")).isEqualTo(twin.id().toString());
    assertThat(merged.text("/members/1/state")).isEqualTo("invited");
    assertThat(pools.undo(friend).status()).isEqualTo(200);
    assertThat(pools.get(pool).text("/members/1/memberId")).isEqualTo(friend.id().toString());
    assertThat(pools.get(pool).at("/members").size()).isEqualTo(2);
  }

  @Test
  void whoIsMergedIntoSomebodyInThePoolIsInvitedNoMore() {
    String pool = pools.pool(owner);
    pools.invite(pool, friend);
    pools.merge(friend, owner);
    assertThat(pools.get(pool).at("/members").size()).isEqualTo(1);
    assertThat(pools.undo(friend).status()).isEqualTo(200);
    assertThat(pools.get(pool).text("/members/1/state")).isEqualTo("invited");
  }

  @Test
  void whoseInvitationWasAcceptedByWhoRemainsIsNotInvitedAgain() {
    String pool = pools.pool(owner);
    pools.invite(pool, friend);
    Someone twin = shop.enrol();
    pools.merge(friend, twin);
    assertThat(pools.accept(pool, twin).status()).isEqualTo(200);
    assertThat(pools.undo(friend).status()).isEqualTo(200);
    Answer after = pools.get(pool);
    assertThat(after.at("/members").size()).isEqualTo(2);
    assertThat(after.text("/members/1/memberId")).isEqualTo(twin.id().toString());
  }

  @Test
  void whoIsErasedIsInvitedNoMore() {
    String pool = pools.pool(owner);
    pools.invite(pool, friend);
    erasure.erase(friend.id(), Who.SYSTEM).block();
    assertThat(pools.get(pool).at("/members").size()).isEqualTo(1);
  }

  @Test
  void whoIsBlockedOrErasedIsPutIntoNone() {
    String pool = pools.pool(owner);
    pools.send("PATCH", "/v1/members/" + friend.id(), "{\"status\": \"blocked\"}");
    assertThat(pools.tryPut(pool, friend, "{}").problem()).isEqualTo("member-blocked");
    assertThat(pools.tryPut(pool, friend, "{\"state\": \"invited\"}").problem())
        .isEqualTo("member-blocked");
    assertThat(pools.make(friend, "Theirs").problem()).isEqualTo("member-blocked");
    Someone gone = shop.enrol();
    erasure.erase(gone.id(), Who.SYSTEM).block();
    assertThat(pools.tryPut(pool, gone, "{}").problem()).isEqualTo("member-blocked");
    assertThat(pools.get(pool).at("/members").size()).isEqualTo(1);
  }

  @Test
  void whoIsBlockedSinceTheyWereInvitedDoesNotCome() {
    String pool = pools.pool(owner);
    pools.invite(pool, friend);
    pools.send("PATCH", "/v1/members/" + friend.id(), "{\"status\": \"blocked\"}");
    assertThat(pools.accept(pool, friend).problem()).isEqualTo("member-blocked");
  }

  @Test
  void whatIsAskedAgainIsNotLoggedAgain() {
    String pool = pools.pool(owner);
    pools.invite(pool, friend);
    pools.invite(pool, friend);
    pools.accept(pool, friend);
    pools.accept(pool, friend);
    pools.put(pool, friend, "{}");
    Answer log = shop.as(Role.ADMIN).get("/v1/audit?limit=200&subjectKind=pool&subjectId=" + pool);
    assertThat(log.at("/items").size()).as(log.body()).isEqualTo(3);
    assertThat(log.text("/items/0/action")).isEqualTo("pool.member-joined");
    assertThat(log.text("/items/1/action")).isEqualTo("pool.member-put");
  }
}
