package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Purchases of a time in which the programme had another currency. */
@ServerTest
class UnreadableVersionIntegrationTests {

  private static final OffsetDateTime THEN = OffsetDateTime.parse("1991-06-01T12:00:00+02:00");

  @Autowired private Shop shop;
  @Autowired private RuleBooks rulebooks;

  /** The first rulebook decided in dollars until 1992, and as it is now from then on. */
  private void dollarsOnceUponATime() {
    shop.rulebook().starter();
    shop.books()
        .run(
            """
            insert into rulebook_version (version, state, files, submitted_by, submitted_at, note) overriding system value
            select 900001, 'superseded', replace(files::text, 'EUR', 'USD')::jsonb, submitted_by, submitted_at, 'dollars'
              from rulebook_version where version = 1
            """);
    shop.books()
        .run(
            """
            insert into rulebook_version (version, state, files, submitted_by, submitted_at, note) overriding system value
            select 900002, 'superseded', files, submitted_by, submitted_at, 'euros' from rulebook_version where version = 1
            """);
    shop.books()
        .run(
            "insert into rulebook_live values ('1991-01-01T00:00:00Z', 900001),"
                + " ('1992-01-01T00:00:00Z', 900002)");
    awaitVersion(900001);
  }

  @AfterEach
  void forget() {
    shop.books().run("delete from rulebook_live where version > 900000");
    awaitVersion(1);
  }

  private void awaitVersion(int version) {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (rulebooks.versionAt(THEN.toInstant()) != version) {
      assertThat(System.nanoTime()).as("version %d is seen in time", version).isLessThan(until);
      shop.books().run("select pg_notify('regulars_rulebook', '" + version + "')");
    }
  }

  @Test
  void aLatePurchaseOfThatTimeIsToldWhatIsTheMatter() {
    dollarsOnceUponATime();
    Someone member = shop.enrol();
    APurchase late = APurchase.by(member).at(THEN).line("ESP-1", "coffee", 2, 250);

    Answer refused = shop.till().post("/v1/purchases", late.json());
    Answer quoted = shop.till().post("/v1/purchases/quote", late.json());
    Answer today =
        shop.till()
            .post("/v1/purchases", APurchase.by(member).line("ESP-1", "coffee", 2, 250).json());

    for (Answer answer : new Answer[] {refused, quoted}) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
      assertThat(answer.problem()).isEqualTo("rulebook-unreadable");
      assertThat(answer.number("/version")).isEqualTo(900001);
      assertThat(answer.text("/detail")).contains("currency").contains("USD");
    }
    assertThat(today.status()).as(today.body()).isEqualTo(201);
  }
}
