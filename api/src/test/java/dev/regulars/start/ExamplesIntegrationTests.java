package dev.regulars.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.MovableClock;
import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.security.Role;
import dev.regulars.start.ExampleStory.Reply;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * The examples of the OpenAPI document in a story on a fresh server: each is asked as it stands,
 * and answered as it stands. {@code -Dregulars.golden=renew} keeps what is answered now; a new
 * operation needs a file with its {@code request} and a step here.
 */
@ServerTest
@Import(MovableClock.Hands.class)
class ExamplesIntegrationTests {

  /**
   * On a server that has people already nobody can be its first, see ProductionIntegrationTests.
   * What is followed never ends, nothing has expired or waits for a review yet, and nobody moves
   * the clock of others.
   */
  private static final Set<String> NOT_ASKED =
      Set.of("setUp", "followMe", "reinstatePoints", "rejectReferral", "moveDemoClock");

  static {
    MovableClock.set(Instant.parse("2026-11-22T12:00:00Z"));
  }

  @Autowired private Server server;

  @Test
  void everyExampleIsAskedAndAnsweredAsItStands() {
    ExampleStory story = new ExampleStory(server.url());
    people(story);
    String[] bought = shop(story);
    rules(story);
    imports(story);
    figures(story);
    String friend =
        story
            .quietly(
                Role.TILL,
                "enrolMember",
                "{\"name\": \"Grace Hopper\", \"cards\": [\"4000124\"], \"email\":"
                    + " \"grace@example.org\"}")
            .text("/id");
    rewards(story, bought[0]);
    vouchers(story, bought[0]);
    members(story, bought[0], friend);
    plans(story, bought[0]);
    referrals(story, bought[0], friend);
    programme(story);
    me(story, bought[1], friend);
    story.ask(Role.ADMIN, "demoClock");

    assertThat(story.differences())
        .as("-Dregulars.golden=renew keeps what is answered now")
        .isEmpty();
    assertThat(story.taken()).as("beyond a bound of the document").isEmpty();
    assertThat(story.refused()).isGreaterThan(400);
    Set<String> told = new TreeSet<>(story.told());
    told.addAll(NOT_ASKED);
    assertThat(story.operations()).as("every operation has a step").isSubsetOf(told);
    assertThat(ExampleFile.all()).as("every file is of an operation").isSubsetOf(told);
  }

  private static void people(ExampleStory story) {
    story.ask(null, "getSession");
    story.ask(null, "signIn");
    Reply invited = story.ask(Role.ADMIN, "invitePerson");
    String person = invited.text("/person/id");
    Reply anew = story.ask(Role.ADMIN, "renewInvitation", person);
    String link = anew.text("/invitation/link");
    String token = link.substring(link.lastIndexOf('/') + 1);
    story.ask(null, "getInvitation", token);
    Reply in = story.ask(null, "acceptInvitation", token);
    story.sits(in);
    story.ask(null, "changeOwnAccount");
    story.sits(story.ask(null, "changePassword"));
    story.ask(null, "signOut");
    story.stands();
    story.ask(Role.ADMIN, "changePerson", person);
    story.ask(Role.ADMIN, "listPeople");
    Reply key = story.ask(Role.ADMIN, "makeApiKey");
    story.ask(Role.ADMIN, "listApiKeys");
    story.ask(Role.ADMIN, "revokeApiKey", key.text("/id"));
  }

  /** Gives a member and a purchase. */
  private static String[] shop(ExampleStory story) {
    story.ask(Role.ADMIN, "putStore", "hamburg-1");
    story.ask(Role.TILL, "listStores");
    String member = story.ask(Role.TILL, "enrolMember").text("/id");
    story.ask(Role.TILL, "quotePurchase");
    String purchase = story.ask(Role.TILL, "recordPurchase").text("/id");
    Reply stream = story.ask(Role.TILL, "streamPurchases");
    story.ask(Role.TILL, "getPurchase", purchase);
    story.ask(Role.TILL, "findPurchaseByReceipt?store=hamburg-1&register=3&receipt=000123");
    story.ask(Role.TILL, "listPurchases?store=hamburg-1&limit=2");
    story.ask(Role.TILL, "explainPurchase", purchase);
    story.ask(Role.TILL, "claimPurchase", stream.purchaseOf("000124"));
    story.ask(Role.TILL, "quoteReturn", purchase);
    story.ask(Role.TILL, "returnPurchase", purchase);
    story.ask(Role.TILL, "returnProducts");
    String event = story.ask(Role.TILL, "recordEvent").text("/id");
    story.ask(Role.SUPPORT, "reverseEvent", event);
    story.ask(Role.SUPPORT, "adjustPoints", member);
    story.ask(Role.SUPPORT, "listAdjustments?limit=2");
    story.ask(Role.SUPPORT, "changeMember", member);
    story.ask(Role.TILL, "getMember", member);
    story.ask(Role.TILL, "lookUpMember?card=4000123");
    story.ask(Role.SUPPORT, "searchMembers?q=ada");
    story.ask(Role.TILL, "getMemberBalance", member);
    story.ask(Role.TILL, "listMemberHistory?limit=2", member);
    story.ask(Role.TILL, "listMemberPurchases?limit=2", member);
    story.ask(Role.ADMIN, "verifyLedger");
    story.ask(Role.ADMIN, "listAuditEntries?limit=2");
    return new String[] {member, purchase};
  }

  private static void rules(ExampleStory story) {
    story.ask(Role.MARKETER, "getRulebookVocabulary");
    story.ask(Role.MARKETER, "listRulebookTemplates");
    story.ask(Role.MARKETER, "getLiveRulebook");
    String draft = story.ask(Role.MARKETER, "beginRulebookDraft").text("/id");
    story.ask(Role.MARKETER, "noteRulebookDraft", draft);
    story.ask(Role.MARKETER, "putDraftFile", draft, "christmas.dslr");
    story.ask(Role.MARKETER, "getDraftFile", draft, "christmas.dslr");
    story.ask(Role.MARKETER, "listDraftFileRevisions", draft, "christmas.dslr");
    story.ask(Role.MARKETER, "checkRulebookDraft", draft);
    story.ask(Role.MARKETER, "tryRulebookDraft", draft);
    story.ask(Role.MARKETER, "addDraftExample", draft);
    story.ask(Role.MARKETER, "acceptDraftExamples", draft);
    story.ask(Role.MARKETER, "removeDraftExamples", draft);
    story.ask(Role.MARKETER, "getRulebookDraftChanges", draft);
    byte[] zip = story.ask(Role.MARKETER, "downloadDraft", draft).body();
    story.bring(zip);
    story.ask(Role.MARKETER, "putDraftZip", draft);
    story.ask(Role.MARKETER, "updateRulebookDraft", draft);
    story.ask(Role.MARKETER, "listRulebookDrafts");
    story.ask(Role.MARKETER, "getRulebookDraft", draft);
    story.ask(Role.MARKETER, "submitRulebookDraft", draft);
    story.ask(Role.MARKETER, "withdrawRulebookDraft", draft);
    story.quietly(Role.MARKETER, "submitRulebookDraft", "{}", draft);
    story.ask(Role.APPROVER, "rejectRulebookDraft", draft);
    story.quietly(Role.MARKETER, "submitRulebookDraft", "{}", draft);
    story.ask(Role.APPROVER, "approveRulebookDraft", draft);
    story.quietly(
        Role.APPROVER, "publishRulebookDraft", "{\"at\": \"2027-10-01T00:00:00+02:00\"}", draft);
    story.ask(Role.APPROVER, "unscheduleRulebookDraft", draft);
    int version = (int) story.ask(Role.APPROVER, "publishRulebookDraft", draft).number("/version");
    story.ask(Role.MARKETER, "listRulebookVersions");
    story.ask(Role.MARKETER, "getRulebookVersion", String.valueOf(version));
    story.ask(Role.MARKETER, "listRulebookExamples", String.valueOf(version));
    story.ask(Role.MARKETER, "getRulebookVersionChanges", String.valueOf(version));
    story.ask(Role.MARKETER, "downloadRulebookVersion", String.valueOf(version));
    story.ask(Role.APPROVER, "rollBackRulebook", "1");
    story.ask(Role.MARKETER, "getRulebookTimeline");
    String other = story.quietly(Role.MARKETER, "beginRulebookDraft", "{}").text("/id");
    story.ask(Role.MARKETER, "removeDraftFile", other, "campaigns.dslr");
    story.ask(Role.MARKETER, "discardRulebookDraft", other);
    story.ask(Role.MARKETER, "restoreRulebookDraft", other);
  }

  private static void imports(ExampleStory story) {
    String job = story.ask(Role.ADMIN, "startImport").text("/id");
    story.ask(Role.ADMIN, "followImport", job);
    story.ask(Role.ADMIN, "getImport", job);
    story.ask(Role.ADMIN, "listImports");
    story.ask(Role.ADMIN, "listRejectedRows", job);
    story.ask(Role.ADMIN, "downloadRejectedRows", job);
  }

  /** They follow what happened, and are compared in their shape. */
  private static void figures(ExampleStory story) {
    story.ask(Role.MARKETER, "getInsightOverview?from=2026-11-20&to=2026-11-22");
    story.ask(Role.MARKETER, "getInsightRules?days=30");
    story.ask(Role.MARKETER, "getInsightCatalogue?kind=category");
    story.ask(Role.MARKETER, "listRealPurchases?limit=1");
  }

  private static void rewards(ExampleStory story, String member) {
    story.ask(Role.MARKETER, "putReward", "FREE-COFFEE");
    story.ask(Role.MARKETER, "getReward", "FREE-COFFEE");
    story.ask(Role.TILL, "listRewards?member=" + member);
    String held = story.ask(Role.TILL, "reserveRedemption").text("/id");
    story.ask(Role.TILL, "getRedemption", held);
    story.ask(Role.TILL, "confirmRedemption", held);
    story.ask(Role.SUPPORT, "reverseRedemption", held);
    String other =
        story
            .quietly(
                Role.TILL,
                "reserveRedemption",
                "{\"member\": {\"card\": \"4000123\"}, \"points\": 5}")
            .text("/id");
    story.ask(Role.TILL, "cancelRedemption", other);
    story.ask(Role.SUPPORT, "listMemberRedemptions?limit=2", member);
  }

  private static void vouchers(ExampleStory story, String member) {
    story.ask(Role.MARKETER, "putVoucherType", "spring");
    story.ask(Role.MARKETER, "getVoucherType", "spring");
    story.ask(Role.MARKETER, "listVoucherTypes?limit=2");
    story.ask(Role.MARKETER, "makeVoucherCodes", "spring");
    story.ask(Role.TILL, "validateVoucher");
    String code = story.ask(Role.SUPPORT, "listVouchers?code=SPRING-2026-A").text("/items/0/id");
    story.ask(Role.SUPPORT, "voidVoucher", code);
    story.ask(Role.SUPPORT, "restoreVoucher", code);
    story.ask(Role.SUPPORT, "getVoucher", code);
    story.ask(Role.SUPPORT, "listMemberVouchers?limit=2", member);
  }

  private static void members(ExampleStory story, String member, String friend) {
    story.ask(Role.SUPPORT, "giveTier", member);
    story.ask(Role.SUPPORT, "transferPoints", member);
    String asked = much(story, member);
    story.ask(Role.APPROVER, "approveAdjustment", member, asked);
    story.ask(Role.SUPPORT, "cancelAdjustment", member, asked);
    story.ask(Role.APPROVER, "rejectAdjustment", member, much(story, member));
    story.ask(Role.TILL, "listMemberChallenges", member);
    String pool = story.ask(Role.SUPPORT, "makePool").text("/id");
    story.ask(Role.SUPPORT, "putPoolMember", pool, friend);
    story.ask(Role.SUPPORT, "acceptPoolInvitation", pool, friend);
    story.ask(Role.SUPPORT, "getPool", pool);
    story.ask(Role.SUPPORT, "removePoolMember", pool, friend);
    String twin =
        story
            .quietly(
                Role.TILL, "enrolMember", "{\"name\": \"A. Lovelace\", \"cards\": [\"4000125\"]}")
            .text("/id");
    story.ask(Role.SUPPORT, "mergeMembers", twin);
    story.ask(Role.SUPPORT, "listMerges", member);
    story.ask(Role.SUPPORT, "undoMerge", twin);
  }

  private static void plans(ExampleStory story, String member) {
    story.ask(Role.MARKETER, "putPlan", "prime");
    story.ask(Role.MARKETER, "getPlan", "prime");
    story.ask(Role.TILL, "listPlans?limit=2");
    story.ask(Role.SUPPORT, "givePlan", member);
    story.ask(Role.SUPPORT, "pausePlan", member);
    story.ask(Role.SUPPORT, "resumePlan", member);
    story.ask(Role.SUPPORT, "cancelPlan", member);
    story.ask(Role.SUPPORT, "getMemberPlans", member);
  }

  /** More than support may give alone; gives its id. */
  private static String much(ExampleStory story, String member) {
    String body = "{\"points\": 150000, \"reason\": \"Won the draw\"}";
    return story.quietly(Role.SUPPORT, "adjustPoints", body, member).text("/id");
  }

  private static void referrals(ExampleStory story, String member, String friend) {
    story.hides(
        story.quietly(Role.TILL, "getMemberReferral", "", member).text("/code"), "5HTPFYX7X");
    story.ask(Role.MARKETER, "putReferralCode", "ADAS-FRIENDS");
    story.ask(Role.TILL, "getMemberReferral", member);
    String referral = story.ask(Role.TILL, "joinReferral").text("/id");
    story.ask(Role.SUPPORT, "listMemberReferrals?limit=2", member);
    story.ask(Role.SUPPORT, "listReferrals?member=" + member);
    bought(story, "4000124", "000801");
    story.ask(Role.SUPPORT, "getReferral", referral);
    story.ask(Role.SUPPORT, "approveReferral", referral);
  }

  private static void bought(ExampleStory story, String card, String receipt) {
    story.quietly(
        Role.TILL,
        "recordPurchase",
        """
        {"store": "hamburg-1", "register": "3", "receipt": "%s", "occurredAt": "2026-11-22T12:00:00Z",
         "member": {"card": "%s"}, "currency": "EUR", "totalMinor": 2500,
         "lines": [{"sku": "BEANS", "quantity": 1, "unitPriceMinor": 2500}]}
        """
            .formatted(receipt, card));
  }

  private static void programme(ExampleStory story) {
    story.ask(Role.ADMIN, "currentProgramme");
    story.ask(Role.ADMIN, "previewProgramme");
    story.overAnything();
    String asked = story.ask(Role.ADMIN, "changeProgramme").text("/version");
    story.ask(Role.APPROVER, "approveProgramme", asked);
    story.overAnything();
    String planned =
        story
            .quietly(
                Role.ADMIN,
                "changeProgramme",
                "{\"settings\": {\"claimDays\": 14}, \"validFrom\": \"2027-01-01T00:00:00+01:00\"}")
            .text("/version");
    story.ask(Role.ADMIN, "withdrawProgramme", planned);
    story.ask(Role.ADMIN, "programmeVersion", planned);
    story.ask(Role.ADMIN, "programmeVersions?limit=2");
    story.ask(null, "publicProgramme");
  }

  /** The friend stays invited. */
  private static void pool(ExampleStory story, String friend) {
    String number = story.quietly(Role.SUPPORT, "getMember", "", friend).text("/memberNumber");
    story.hides(number, "M-0123-4568");
    story.ask(null, "putMyPool");
    story.ask(null, "inviteIntoMyPool");
    story.ask(null, "putMyPoolMate", friend);
    story.ask(null, "getMyPool");
    story.ask(null, "removeMyPoolMate", friend);
    story.quietly(null, "inviteIntoMyPool", "{\"memberNumber\": \"" + number + "\"}");
  }

  private static void me(ExampleStory story, String purchase, String friend) {
    story.ask(null, "getMemberPage");
    story.ask(null, "getMemberApp");
    story.ask(null, "sendSignInCode");
    story.hides(code(story), "482913");
    story.ask(null, "demoMailbox");
    story.carries(story.ask(null, "signInMember").text("/token"));
    story.ask(null, "getMe");
    story.ask(null, "changeMe");
    story.ask(null, "getMyBalance");
    story.ask(null, "listMyHistory?limit=2");
    story.ask(null, "listMyPurchases?limit=2");
    story.ask(null, "getMyPurchase", purchase);
    story.ask(null, "explainMyPurchase", purchase);
    story.ask(null, "quoteMyReturn", purchase);
    story.ask(null, "listMyRewards?limit=2");
    Reply redeemed = story.quietly(null, "redeemMyPoints", "{\"points\": 5}");
    story.hides(redeemed.text("/code"), "7KCF3-M9XDH-9RTWY");
    Reply held = story.ask(null, "redeemMyPoints");
    story.ask(null, "listMyRedemptions?limit=2");
    story.ask(null, "cancelMyRedemption", held.text("/id"));
    story.ask(null, "listMyVouchers?limit=2");
    story.ask(null, "getMyReferral");
    story.ask(null, "listMyReferrals?limit=2");
    story.ask(null, "listMyChallenges");
    story.ask(null, "listMyPlans");
    pool(story, friend);
    story.ask(null, "putOwnConsent");
    story.ask(null, "listOwnConsents");
    String said = story.ask(null, "giveFeedback").text("/id");
    story.ask(null, "listMyFeedback?limit=2");
    story.ask(null, "exportMe");
    String sessions = story.ask(null, "listOwnSessions").text("/items/0/id");
    story.stands();
    story.ask(Role.SUPPORT, "listFeedback?limit=2");
    story.ask(Role.SUPPORT, "answerFeedback", said);
    signIn(story, "grace@example.org");
    story.ask(null, "acceptMyPoolInvitation");
    story.ask(null, "leaveMyPool");
    story.ask(null, "endOwnSession");
    signIn(story, "grace@example.org");
    String other = story.quietly(null, "listOwnSessions", "").text("/items/0/id");
    story.ask(null, "endOneOwnSession", other);
    signIn(story, "grace@example.org");
    story.ask(null, "eraseMe");
    story.stands();
  }

  private static void signIn(ExampleStory story, String email) {
    story.stands();
    story.quietly(null, "sendSignInCode", "{\"email\": \"%s\"}".formatted(email));
    String body = "{\"email\": \"%s\", \"code\": \"%s\"}".formatted(email, code(story));
    story.carries(story.quietly(null, "signInMember", body).text("/token"));
  }

  /** What the newest mail has. */
  private static String code(ExampleStory story) {
    return story
        .quietly(null, "demoMailbox", "")
        .text("/items/0/text")
        .replaceAll("(?s).*?\\b(\\d{6})\\b.*", "$1");
  }
}
