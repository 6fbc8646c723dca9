package dev.regulars.voucher;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.Today;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A member's own codes, as they are told of them. */
@Component
public class MemberVouchers {

  private final VoucherLookup vouchers;
  private final ProgrammeSettings settings;
  private final Today calendar;
  private final Clock clock;

  MemberVouchers(VoucherLookup vouchers, ProgrammeSettings settings, Today calendar, Clock clock) {
    this.vouchers = vouchers;
    this.settings = settings;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * A code of the member who asks.
   *
   * @param name of its type
   * @param text what it is good for, in the language that was asked for
   * @param state by itself; {@code spent} where nothing is left of it
   * @param validUntil last day; missing for no end
   * @param remainingMinor what is left of a gift card, and {@code faceMinor} what it began with
   * @param minimumSpendMinor only in a purchase of so much
   */
  @Schema(name = "OwnVoucher")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OwnVoucher(
      UUID id,
      @Schema(example = "7KCF3-M9XDH-9RTWY") String code,
      String name,
      @Schema(allowableValues = {"discount", "product", "balance", "points"}) String kind,
      String text,
      @Schema(allowableValues = {"open", "not-yet", "expired", "spent", "void"}) String state,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      @Nullable Long remainingMinor,
      @Nullable Long faceMinor,
      @Nullable Long minimumSpendMinor,
      String currency,
      Instant issuedAt) {}

  /** Theirs, newest first. */
  public Mono<Page<OwnVoucher>> of(UUID memberId, PageRequest page, Locale locale) {
    Instant now = clock.instant();
    LocalDate today = calendar.at(now);
    VoucherWords words = new VoucherWords(locale, settings.currency());
    return vouchers
        .list(new VoucherLookup.Wanted(null, memberId, null), page)
        .map(found -> found.map(code -> own(code, words, now, today)));
  }

  private static OwnVoucher own(
      VoucherCode code, VoucherWords words, Instant now, LocalDate today) {
    VoucherView view = VoucherView.of(code, now, today, null);
    return new OwnVoucher(
        view.id(),
        view.code(),
        view.type(),
        view.kind(),
        words.of(code),
        view.state(),
        view.validFrom(),
        view.validUntil(),
        view.remainingMinor(),
        view.faceMinor(),
        code.type() == null ? null : code.type().minimumSpendMinor(),
        words.currency(),
        view.issuedAt());
  }
}
