package dev.regulars.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Purchases and merges keep tiers as JSON, also those from before somebody could give one. */
@ServerTest
class HeldTierIntegrationTests {

  @Autowired private JsonMapper json;

  @Test
  void whatWasKeptBeforeTiersCouldBeGivenIsRead() {
    HeldTier read =
        json.readValue("{\"code\": \"gold\", \"since\": \"2026-11-30\"}", HeldTier.class);

    assertThat(read).isEqualTo(new HeldTier("gold", LocalDate.of(2026, 11, 30), null));
    assertThat(read.byHand()).isFalse();
  }

  @Test
  void oneThatWasGivenStaysSo() {
    HeldTier given = new HeldTier("gold", LocalDate.of(2026, 11, 30), null, true);

    assertThat(json.readValue(json.writeValueAsString(given), HeldTier.class)).isEqualTo(given);
    assertThat(new HeldTier("gold", LocalDate.of(2026, 11, 30), null, false).byHand()).isFalse();
  }
}
