package dev.regulars.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.purchase.APurchase;
import dev.regulars.rulebook.KnownCodes;
import dev.regulars.rulebook.KnownCodes.Code;
import dev.regulars.security.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(
    properties = {"regulars.insight.every=50ms", "test.server=its own, for it begins empty"})
class SeenCodesIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private Shop shop;
  @Autowired private KnownCodes codes;

  private Set<String> unknown(String... asked) {
    Set<Code> set =
        Arrays.stream(asked)
            .map(text -> new Code(text.split(":")[0], text.split(":")[1]))
            .collect(Collectors.toSet());
    return codes.unknown(set).block(PATIENCE).stream()
        .map(code -> code.kind() + ":" + code.code())
        .collect(Collectors.toSet());
  }

  @Test
  void knowsWhatPurchasesHadAndSaysNothingOfWhatItCannotKnow() {
    assertThat(unknown("category:coffee", "product:E", "brand:House", "channel:app"))
        .as("nothing was sold so far, so nobody can be wrong")
        .isEmpty();

    shop.till()
        .post(
            "/v1/purchases",
            APurchase.anonymous()
                .in("known")
                .line("E", "coffee", 1, 100)
                .line("T\u00fc-1", "K\u00e4se", 1, 100)
                .json());
    InsightProof.awaitCounted(shop.books(), PATIENCE);

    assertThat(unknown("category:coffee", "category:cofee")).containsExactly("category:cofee");
    assertThat(unknown("category:Coffee", "category:K\u00c4SE", "category:ka\u0308se"))
        .as("rules take these for the same")
        .isEmpty();
    assertThat(unknown("product:E", "product:X", "product:e", "product:Tu\u0308-1"))
        .containsExactlyInAnyOrder("product:X", "product:e");
    assertThat(unknown("store:Known", "store:hamburg")).containsExactly("store:hamburg");
    assertThat(unknown("brand:House", "channel:app", "payment-method:card"))
        .as("of these nothing was seen at all")
        .isEmpty();
    assertThat(unknown("tag:vip", "code:WELCOME", "voucher:TEA", "group:season", "colour:red"))
        .as("rules bring these into the world themselves")
        .isEmpty();
    assertThat(unknown("store-tag:station")).isEmpty();
    shop.as(Role.ADMIN)
        .send(
            "PUT",
            "/v1/stores/tagged",
            "application/json",
            "{\"name\": \"Tagged\", \"tags\": [\"station\"]}".getBytes());
    assertThat(unknown("store:tagged", "store-tag:station", "store-tag:staton"))
        .containsExactly("store-tag:staton");
    assertThat(unknown()).isEmpty();
    Code dash = new Code("product", "t-\u00fc 1");
    assertThat(codes.lookAlikes(Set.of(dash)).block(PATIENCE)).containsEntry(dash, "T\u00fc-1");
  }
}
