package dev.regulars.me;

import dev.regulars.account.History;
import dev.regulars.account.HistoryEntry;
import dev.regulars.me.Consents.Consent;
import dev.regulars.me.Feedbacks.Feedback;
import dev.regulars.member.Erasure;
import dev.regulars.member.OwnProfile;
import dev.regulars.member.OwnProfiles;
import dev.regulars.plan.OwnPlans;
import dev.regulars.plan.OwnPlans.OwnPlan;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.MemberPurchase;
import dev.regulars.purchase.MemberPurchases;
import dev.regulars.referral.MemberReferrals;
import dev.regulars.referral.MemberReferrals.OwnReferral;
import dev.regulars.reward.RedemptionView;
import dev.regulars.reward.Redemptions;
import dev.regulars.security.Allow;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Transactions;
import dev.regulars.voucher.MemberVouchers;
import dev.regulars.voucher.MemberVouchers.OwnVoucher;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A member takes all that is kept with them, or has themselves erased. */
@RestController
@Tag(name = "Me")
class OwnDataEndpoint {

  private static final int AT_ONCE = 200;

  /** All that is kept of a member. */
  @Schema(name = "OwnData")
  record Export(
      Instant at,
      OwnProfile member,
      @Schema(description = "What else is kept of them: `externalId`, `attributes`, `tags`")
          Map<String, Object> more,
      List<HistoryEntry> history,
      List<MemberPurchase> purchases,
      List<RedemptionView> redemptions,
      List<OwnReferral> referrals,
      List<OwnVoucher> vouchers,
      @Schema(description = "With whom they spend, and who invited them") OwnPool pool,
      List<OwnPlan> plans,
      @Schema(description = "All that was ever said, in order") List<Consent> consents,
      List<Feedback> feedback,
      List<MemberSessions.View> sessions) {}

  private final OwnProfiles profiles;
  private final History history;
  private final MemberPurchases purchases;
  private final Redemptions redemptions;
  private final MemberReferrals referrals;
  private final MemberVouchers vouchers;
  private final OwnPools pools;
  private final Transactions transactions;
  private final OwnPlans plans;
  private final Consents consents;
  private final Feedbacks feedbacks;
  private final MemberSessions sessions;
  private final MemberCookies cookies;
  private final Erasure erasure;
  private final AuditLog audit;
  private final ProgrammeSettings settings;
  private final Clock clock;

  OwnDataEndpoint(
      OwnProfiles profiles,
      History history,
      MemberPurchases purchases,
      Redemptions redemptions,
      MemberReferrals referrals,
      MemberVouchers vouchers,
      OwnPools pools,
      Transactions transactions,
      OwnPlans plans,
      Consents consents,
      Feedbacks feedbacks,
      MemberSessions sessions,
      MemberCookies cookies,
      Erasure erasure,
      AuditLog audit,
      ProgrammeSettings settings,
      Clock clock) {
    this.profiles = profiles;
    this.history = history;
    this.purchases = purchases;
    this.redemptions = redemptions;
    this.referrals = referrals;
    this.vouchers = vouchers;
    this.pools = pools;
    this.transactions = transactions;
    this.plans = plans;
    this.consents = consents;
    this.feedbacks = feedbacks;
    this.sessions = sessions;
    this.cookies = cookies;
    this.erasure = erasure;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/v1/me/export")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "exportMe",
      summary = "All that is kept of the member",
      description = "At once and as a whole; the audit log keeps that it was taken.")
  Mono<ResponseEntity<Export>> export(ServerWebExchange exchange, Caller caller) {
    UUID member = caller.id();
    return Mono.zip(
            parts ->
                new Parts(
                    (OwnProfile) parts[0],
                    cast(parts[1]),
                    list(parts[2]),
                    list(parts[3]),
                    list(parts[4]),
                    list(parts[5]),
                    list(parts[6]),
                    list(parts[7])),
            profiles.of(member),
            profiles.more(member),
            all(page -> history.of(member, null, page)),
            all(page -> purchases.of(member, page)),
            all(
                page ->
                    redemptions
                        .of(member, page)
                        .map(
                            found ->
                                found.map(
                                    one ->
                                        RedemptionView.of(one, null, null, settings.currency())))),
            all(page -> referrals.of(member, page, Locale.ENGLISH)),
            all(page -> vouchers.of(member, page, Locale.ENGLISH)),
            all(page -> feedbacks.of(member, page)))
        .zipWith(
            Mono.zip(
                consents.history(member),
                sessions.of(MemberSession.of(exchange)),
                transactions.keep(connection -> pools.of(connection, member)),
                plans.of(member)),
            (parts, more) ->
                parts.whole(
                    clock.instant(), more.getT3(), more.getT4(), more.getT1(), more.getT2()))
        .delayUntil(
            export ->
                audit.record(caller, "member.exported", "member", member.toString(), Map.of()))
        .map(
            export ->
                ResponseEntity.ok()
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                    .cacheControl(CacheControl.noStore())
                    .body(export));
  }

  private record Parts(
      OwnProfile member,
      Map<String, Object> more,
      List<HistoryEntry> history,
      List<MemberPurchase> purchases,
      List<RedemptionView> redemptions,
      List<OwnReferral> referrals,
      List<OwnVoucher> vouchers,
      List<Feedback> feedback) {

    Export whole(
        Instant at,
        OwnPool pool,
        List<OwnPlan> plans,
        List<Consent> consents,
        List<MemberSessions.View> sessions) {
      return new Export(
          at,
          member,
          more,
          history,
          purchases,
          redemptions,
          referrals,
          vouchers,
          pool,
          plans,
          consents,
          feedback,
          sessions);
    }
  }

  @SuppressWarnings("unchecked") // what was zipped in its place
  private static Map<String, Object> cast(Object part) {
    return (Map<String, Object>) part;
  }

  @SuppressWarnings("unchecked") // what was zipped in its place
  private static <T> List<T> list(Object part) {
    return (List<T>) part;
  }

  private static <T> Mono<List<T>> all(Function<PageRequest, Mono<Page<T>>> read) {
    return read.apply(new PageRequest(AT_ONCE, null))
        .expand(
            page ->
                page.next() == null
                    ? Mono.empty()
                    : read.apply(new PageRequest(AT_ONCE, page.next())))
        .concatMapIterable(Page::items)
        .collectList();
  }

  @DeleteMapping("/v1/me")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "eraseMe",
      summary = "Erase the member",
      description =
          "Name, addresses, cards, birthday, what they said and all sessions are gone everywhere;"
              + " purchases and movements of points stay, of nobody known. What they had can no"
              + " longer be used. It cannot be taken back.")
  Mono<Void> erase(ServerWebExchange exchange, Caller caller) {
    cookies.clear(exchange);
    return erasure.erase(caller.id(), caller.who());
  }
}
