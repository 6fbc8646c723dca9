package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Support sees who was merged into a member, and why. */
@ServerTest
class MergeListIntegrationTests {

  @Autowired private Shop shop;

  private Someone twin;
  private Someone stays;

  @BeforeEach
  void twoOfOnePerson() {
    twin = shop.enrol();
    stays = shop.enrol();
  }

  @Test
  void whoWasMergedIsListedUntilTheyAreParted() {
    Someone other = shop.enrol();
    merge(twin, "Enrolled twice");
    merge(other, "Lost the first card");

    Answer list = merges(stays);
    assertThat(list.status()).as(list.body()).isEqualTo(200);
    assertThat(list.at("/items").size()).isEqualTo(2);
    assertThat(list.text("/items/0/memberId")).isEqualTo(other.id().toString());
    assertThat(list.text("/items/1/memberId")).isEqualTo(twin.id().toString());
    assertThat(
            Duration.between(
                OffsetDateTime.parse(list.text("/items/1/at")),
                OffsetDateTime.parse(list.text("/items/1/undoUntil"))))
        .isEqualTo(Duration.ofDays(30));

    assertThat(support("/v1/members/" + other.id() + "/merge/undo", "").status()).isEqualTo(200);
    assertThat(merges(stays).at("/items").size()).isOne();
    assertThat(merges(other).at("/items").size()).isZero();
  }

  @Test
  void theReasonIsInTheAuditLog() {
    merge(twin, "Enrolled twice");
    Answer audit = shop.as(Role.ADMIN).get("/v1/audit?subjectKind=member&subjectId=" + twin.id());
    assertThat(audit.body()).contains("member.merged", "Enrolled twice");
  }

  @Test
  void aReasonThatIsTooLongIsRefusedAtItsField() {
    Answer refused = merge(twin, "x".repeat(501));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("/reason");
  }

  @Test
  void whoIsNotThereHasNoList() {
    merge(twin, "Enrolled twice");
    assertThat(shop.as(Role.SUPPORT).get("/v1/members/" + UUID.randomUUID() + "/merges").status())
        .isEqualTo(404);
  }

  private Answer merges(Someone member) {
    return shop.as(Role.SUPPORT).get("/v1/members/" + member.id() + "/merges");
  }

  private Answer merge(Someone who, String reason) {
    return support(
        "/v1/members/" + who.id() + "/merge",
        "{\"into\": {\"id\": \"%s\"}, \"reason\": \"%s\"}".formatted(stays.id(), reason));
  }

  private Answer support(String path, String json) {
    return shop.as(Role.SUPPORT).post(path, json);
  }
}
