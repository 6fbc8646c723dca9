package dev.regulars.member;

import dev.regulars.security.Allow;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets support find members by what they say of themselves. */
@RestController
@Tag(name = "Members")
class MemberSearchEndpoint {

  private final MemberSearch search;
  private final PhoneNumbers phones;

  MemberSearchEndpoint(MemberSearch search, PhoneNumbers phones) {
    this.search = search;
    this.phones = phones;
  }

  @GetMapping("/v1/members")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "searchMembers",
      summary = "Search members",
      description =
          "By the beginnings of the words of their name, whatever case and accents, or of a card,"
              + " phone, e-mail address, member number or external id; whose key it is comes first."
              + " Without `q` all members, the newest first.")
  Mono<Page<MemberSummary>> search(
      @Parameter(
              description = "At least 2 characters, or one Chinese, Japanese or Korean one",
              example = "gra hop",
              schema = @Schema(maxLength = SearchText.LENGTH_MAX))
          @RequestParam(required = false)
          @Nullable String q,
      @ParameterObject PageRequest page) {
    if (q == null || q.isBlank()) {
      return search.newest(page);
    }
    FieldErrors errors = new FieldErrors();
    errors.text("/q", q, SearchText.LENGTH_MAX);
    errors.check(
        SearchText.isEnough(q),
        "/q",
        "must have at least 2 characters, or one Chinese, Japanese or Korean one");
    errors.throwIfAny();
    return search.find(SearchText.of(q, phones), page);
  }
}
