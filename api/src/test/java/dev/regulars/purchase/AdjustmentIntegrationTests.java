package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people may put right alone, and what needs a second person above them. */
@ServerTest
class AdjustmentIntegrationTests {

  @Autowired private Shop shop;

  private final Map<Role, Till> callers = new EnumMap<>(Role.class);

  private Till as(Role role) {
    return callers.computeIfAbsent(role, shop::as);
  }

  private Till anotherOfSupport() {
    Answer made =
        shop.as(Role.ADMIN)
            .post("/v1/api-keys", Till.written(Map.of("name", "another", "role", "support")));
    return shop.withKey(made.text("/key"));
  }

  private static String of(Someone member) {
    return "/v1/members/" + member.id() + "/adjustments";
  }

  private Answer adjust(Role role, Someone member, long points) {
    return as(role).post(of(member), Till.written(Map.of("points", points, "reason", "A gift")));
  }

  private Answer step(Role role, Someone member, Answer adjustment, String step) {
    return as(role)
        .post(
            of(member) + "/" + adjustment.text("/id") + "/" + step,
            step.equals("approve") ? "" : "{\"reason\": \"Booked twice\"}");
  }

  private long available(Someone member) {
    return shop.till().get("/v1/members/" + member.id() + "/balance").number("/available");
  }

  @Test
  void whatIsMoreThanSupportMayDoAloneWaitsForSomebodyAbove() {
    Someone member = shop.enrol();
    Answer asked = adjust(Role.SUPPORT, member, 999_999_999);
    assertThat(asked.status()).as(asked.body()).isEqualTo(202);
    assertThat(asked.text("/state")).isEqualTo("pending");
    assertThat(asked.header("Location")).contains("/v1/adjustments?member=" + member.id());
    assertThat(available(member)).isZero();
    Answer list = as(Role.APPROVER).get("/v1/adjustments?state=pending&member=" + member.id());
    assertThat(list.text("/items/0/id")).isEqualTo(asked.text("/id"));
    assertThat(list.text("/items/0/reason")).isEqualTo("A gift");

    Answer own = step(Role.SUPPORT, member, asked, "approve");
    assertThat(own.status()).isEqualTo(403);
    assertThat(own.text("/type")).isEqualTo("urn:regulars:problem:four-eyes");
    assertThat(step(Role.SUPPORT, member, asked, "reject").status()).isEqualTo(403);
    Answer colleague =
        anotherOfSupport().post(of(member) + "/" + asked.text("/id") + "/approve", "");
    assertThat(colleague.status()).isEqualTo(403);

    Answer approved = step(Role.APPROVER, member, asked, "approve");
    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    assertThat(approved.text("/state")).isEqualTo("booked");
    assertThat(available(member)).isEqualTo(999_999_999);
    Answer again = step(Role.APPROVER, member, asked, "approve");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(approved.body());
    assertThat(available(member)).isEqualTo(999_999_999);
    Answer tooLate = step(Role.ADMIN, member, asked, "reject");
    assertThat(tooLate.status()).isEqualTo(409);
    assertThat(tooLate.text("/type")).isEqualTo("urn:regulars:problem:adjustment-state");
    shop.theBooksBalance();
  }

  @Test
  void whatIsRejectedIsNeverBooked() {
    Someone member = shop.enrol();
    Answer asked = adjust(Role.SUPPORT, member, -200_000);
    assertThat(asked.status()).isEqualTo(202);
    Answer noReason = as(Role.ADMIN).post(of(member) + "/" + asked.text("/id") + "/reject", "{}");
    assertThat(noReason.status()).isEqualTo(400);
    assertThat(step(Role.ADMIN, member, asked, "reject").text("/state")).isEqualTo("rejected");
    assertThat(step(Role.APPROVER, member, asked, "approve").status()).isEqualTo(409);
    assertThat(step(Role.SUPPORT, member, asked, "cancel").status()).isEqualTo(409);
    assertThat(available(member)).isZero();
  }

  @Test
  void aDayHasALimitToo() {
    Someone member = shop.enrol();
    callers.put(Role.SUPPORT, anotherOfSupport());
    for (int i = 0; i < 10; i++) {
      assertThat(adjust(Role.SUPPORT, member, i % 2 == 0 ? 100_000 : -100_000).status())
          .isEqualTo(201);
    }
    assertThat(adjust(Role.SUPPORT, member, 1).status()).isEqualTo(202);
    assertThat(anotherOfSupport().post(of(member), "{\"points\": 1, \"reason\": \"x\"}"))
        .as("somebody else has a day of their own")
        .extracting(Answer::status)
        .isEqualTo(201);
  }

  @Test
  void anAdjustmentIsTakenBackOnce() {
    Someone member = shop.enrol();
    Answer booked = adjust(Role.SUPPORT, member, 70);
    assertThat(booked.status()).isEqualTo(201);
    assertThat(booked.text("/state")).isEqualTo("booked");

    Answer cancelled = step(Role.SUPPORT, member, booked, "cancel");
    assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
    assertThat(cancelled.text("/state")).isEqualTo("cancelled");
    assertThat(cancelled.number("/balance/available")).isZero();
    assertThat(step(Role.SUPPORT, member, booked, "cancel").body()).isEqualTo(cancelled.body());
    assertThat(available(member)).isZero();
    Answer history = shop.till().get("/v1/members/" + member.id() + "/history");
    assertThat(history.text("/items/0/text")).isEqualTo("Cancelled: Booked twice");
    assertThat(history.number("/items/0/points")).isEqualTo(-70);
    assertThat(history.number("/items/1/points")).isEqualTo(70);
    shop.theBooksBalance();
  }

  @Test
  void whoAskedMayWithdrawIt() {
    Someone member = shop.enrol();
    Answer asked = adjust(Role.SUPPORT, member, 500_000);
    assertThat(step(Role.SUPPORT, member, asked, "cancel").text("/state")).isEqualTo("cancelled");
    assertThat(step(Role.ADMIN, member, asked, "approve").status()).isEqualTo(409);
    assertThat(available(member)).isZero();
  }

  @Test
  void onesThatAreNotThereAreNotFound() {
    Someone member = shop.enrol();
    Someone other = shop.enrol();
    Answer booked = adjust(Role.SUPPORT, member, 5);
    assertThat(step(Role.SUPPORT, other, booked, "cancel").status()).isEqualTo(404);
    assertThat(as(Role.SUPPORT).get("/v1/adjustments?state=gone").status()).isEqualTo(400);
  }
}
