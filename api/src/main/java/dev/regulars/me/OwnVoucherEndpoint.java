package dev.regulars.me;

import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.Languages;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.voucher.MemberVouchers;
import dev.regulars.voucher.MemberVouchers.OwnVoucher;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A member's vouchers and gift cards. */
@RestController
@Tag(name = "Me")
class OwnVoucherEndpoint {

  private final MemberVouchers vouchers;

  OwnVoucherEndpoint(MemberVouchers vouchers) {
    this.vouchers = vouchers;
  }

  @GetMapping("/v1/me/vouchers")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "listMyVouchers",
      summary = "The member's vouchers and gift cards, newest first",
      description = "What `text` says is English (`en`) or German (`de`).")
  Mono<Page<OwnVoucher>> list(
      @RequestParam(required = false) @Nullable String lang,
      @ParameterObject PageRequest page,
      Caller caller) {
    return vouchers.of(caller.id(), page, Languages.read(lang));
  }
}
