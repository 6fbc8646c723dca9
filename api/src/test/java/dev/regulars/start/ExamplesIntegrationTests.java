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
import java.util.regex.Pattern;
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
   * On a server that has people already nobody can be its first, see ProductionIntegrationTests;
   * files are bytes.
   */
  private static final Set<String> NOT_ASKED = Set.of("setUp");

  /** Capabilities that still get operations; their examples come with the last of these. */
  private static final Pattern GROWING =
      Pattern.compile(
          "/demo/mailbox|/v1/(programme|rewards|redemptions|voucher|referral|me|pools|demo|outbox|messages|feedback).*"
              + "|/v1/members/\\{id}/(referral|challenges|transfers|merge|tier|plan|redemptions).*"
              + "|/v1/members/\\{id}/adjustments/.*");

  static {
    MovableClock.set(Instant.parse("2026-11-22T12:00:00Z"));
  }

  @Autowired private Server server;

  @Test
  void everyExampleIsAskedAndAnsweredAsItStands() {
    ExampleStory story = new ExampleStory(server.url());
    people(story);
    shop(story);
    rules(story);
    imports(story);
    figures(story);

    assertThat(story.differences())
        .as("-Dregulars.golden=renew keeps what is answered now")
        .isEmpty();
    Set<String> told = new TreeSet<>(story.told());
    told.addAll(NOT_ASKED);
    assertThat(story.operationsBut(GROWING)).as("every operation has a step").isSubsetOf(told);
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

  private static void shop(ExampleStory story) {
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
        Role.APPROVER, "publishRulebookDraft", "{\"at\": \"2026-12-01T00:00:00+01:00\"}", draft);
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
}
