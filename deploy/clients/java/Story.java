import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import shop.java.ApiClient;
import shop.java.ApiException;
import shop.java.api.EventsApi;
import shop.java.api.MembersApi;
import shop.java.api.PurchasesApi;
import shop.java.api.ReturnsApi;
import shop.java.model.Event;
import shop.java.model.Member;
import shop.java.model.MemberRef;
import shop.java.model.ModelReturn;
import shop.java.model.NewMember;
import shop.java.model.Problem;
import shop.java.model.Purchase;
import shop.java.model.PurchaseAnswer;
import shop.java.model.PurchaseLine;
import shop.java.model.PurchaseQuote;
import shop.java.model.ReturnLine;

/** A shop's day with the client that was generated for Java. */
public final class Story {

  private Story() {}

  public static void main(String[] args) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(args[0]);
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer rk_demo_till"));
    MembersApi members = new MembersApi(client);
    PurchasesApi purchases = new PurchasesApi(client);
    String own = "java-" + UUID.randomUUID().toString().substring(0, 8);
    OffsetDateTime now = OffsetDateTime.now();

    Member member =
        members.enrolMember(new NewMember().name("Ada").addCardsItem(own), "enrol-" + own);
    same(member.getStatus().toString(), "active");
    PurchaseLine line =
        new PurchaseLine().sku("CAKE-1").category("bakery").quantity(2.0).unitPriceMinor(450L);
    MemberRef ref = new MemberRef().card(own);
    PurchaseQuote quote =
        new PurchaseQuote()
            .store("java-1")
            .register("1")
            .occurredAt(now)
            .member(ref)
            .currency("EUR")
            .addLinesItem(line)
            .totalMinor(900L);
    same(purchases.quotePurchase(quote).getPoints().getAccrued(), 9L);
    Purchase purchase =
        new Purchase()
            .store("java-1")
            .register("1")
            .receipt(own)
            .occurredAt(now)
            .member(ref)
            .currency("EUR")
            .lines(List.of(line))
            .totalMinor(900L);
    PurchaseAnswer first = purchases.recordPurchase(purchase);
    same(first.getPoints().getAccrued(), 9L);
    same(purchases.recordPurchase(purchase).getId(), first.getId());
    same(purchases.findPurchaseByReceipt("java-1", "1", own).getId(), first.getId());
    same(purchases.explainPurchase(first.getId(), "en").getRules().isEmpty(), false);
    same(members.getMemberBalance(member.getId()).getAvailable(), 9L);
    new ReturnsApi(client)
        .returnPurchase(
            first.getId(),
            new ModelReturn()
                .returnReceipt("R-" + own)
                .occurredAt(now)
                .addLinesItem(new ReturnLine().line(1).quantity(1.0)));
    same(members.getMemberBalance(member.getId()).getAvailable(), 4L);
    new EventsApi(client)
        .recordEvent(new Event().member(ref).name("review").occurredAt(now), "event-" + own);
    same(members.getMemberBalance(member.getId()).getAvailable(), 24L);
    same(members.listMemberHistory(member.getId(), 2, null, null).getItems().size(), 2);
    try {
      purchases.recordPurchase(purchase.totalMinor(901L).receipt(own + "-2"));
      throw new AssertionError("a wrong total was taken");
    } catch (ApiException refused) {
      same(refused.getCode(), 422);
      Problem problem =
          ApiClient.createDefaultObjectMapper().readValue(refused.getResponseBody(), Problem.class);
      same(problem.getType().startsWith("urn:regulars:problem:"), true);
    }
  }

  private static void same(Object is, Object expected) {
    if (!expected.equals(is)) {
      throw new AssertionError(is + " and not " + expected);
    }
  }
}
