package dev.regulars.member;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to join; every field may be missing.
 *
 * @param cards numbers of the cards they show
 * @param attributes texts, numbers and truth values, for rules
 * @param referralCode of the member who invited them
 */
@Schema(name = "NewMember")
record MemberBody(
    @Schema(example = "crm-4711") @Nullable String externalId,
    @Schema(example = "Ada Lovelace") @Nullable String name,
    @Schema(example = "ada@example.org") @Nullable String email,
    @Schema(example = "+49 40 1234567") @Nullable String phone,
    @Schema(example = "1990-12-10") @Nullable LocalDate birthday,
    @Schema(example = "[\"4000123\"]") @Nullable List<@Nullable String> cards,
    @Schema(example = "{\"newsletter\": true}") @Nullable Map<String, @Nullable Object> attributes,
    @Nullable String referralCode) {}
