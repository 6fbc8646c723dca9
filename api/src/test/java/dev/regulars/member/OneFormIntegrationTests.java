package dev.regulars.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.test.StepVerifier;

/** Members that a server enrolled which kept phone numbers and addresses as they were typed. */
@ServerTest
class OneFormIntegrationTests {

  @Autowired private Shop shop;
  @Autowired private OneForm form;

  private void kept(UUID member, String column, String value) {
    shop.books()
        .run("update member set " + column + " = '" + value + "' where id = '" + member + "'");
    shop.books()
        .run("insert into member_to_renew values ('" + member + "') on conflict do nothing");
  }

  @Test
  void whatWasKeptAsItWasTypedIsBroughtIntoTheFormThatIsLookedFor() {
    Someone one = shop.enrol();
    kept(one.id(), "phone", "01705559900");
    kept(one.id(), "email", "one@xn--kse-twin-0za.renewed.example");
    kept(one.id(), "name", "Mu\u0308ller");

    StepVerifier.create(form.step()).expectNext(false).verifyComplete();

    for (String query :
        List.of(
            "phone=%2B491705559900", "phone=01705559900", "email=one@käse-twin.renewed.example")) {
      Answer found = shop.till().get("/v1/members/lookup?" + query.replace("ä", "%C3%A4"));
      assertThat(found.text("/id")).as(query).isEqualTo(one.id().toString());
      assertThat(found.text("/name")).isEqualTo("Müller");
    }
    assertThat(shop.books().number("select count(*) from member_to_renew")).isZero();
  }

  @Test
  void ofTwoWhoAreOneTheSecondStaysAsTheyAre() {
    List<Someone> two = shop.enrol(2);
    kept(two.get(0).id(), "phone", "01705559911");
    kept(two.get(1).id(), "phone", "+491705559911");

    StepVerifier.create(form.step()).expectNext(false).verifyComplete();

    assertThat(shop.till().get("/v1/members/lookup?phone=01705559911").text("/id"))
        .isEqualTo(two.get(1).id().toString());
    assertThat(
            shop.books()
                .number(
                    "select count(*) from member where phone = '01705559911' and id = ?::uuid",
                    two.get(0).id().toString()))
        .isEqualTo(1);
  }
}
