package dev.regulars.member;

import io.swagger.v3.oas.annotations.media.ArraySchema;
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
    @Schema(example = "crm-4711", minLength = 1, maxLength = 100) @Nullable String externalId,
    @Schema(example = "Ada Lovelace", minLength = 1, maxLength = 200) @Nullable String name,
    @Schema(example = "ada@example.org", maxLength = 254) @Nullable String email,
    @Schema(
            description =
                "In any usual spelling; without its country it is one of the programme's country",
            example = "+49 40 1234567",
            minLength = 1,
            maxLength = MemberRefBody.LENGTH_MAX)
        @Nullable String phone,
    @Schema(example = "1990-12-10") @Nullable LocalDate birthday,
    @ArraySchema(
            maxItems = 20,
            schema =
                @Schema(
                    pattern = MemberForm.CARD_PATTERN,
                    maxLength = MemberRefBody.LENGTH_MAX,
                    example = "4000123"))
        @Nullable List<@Nullable String> cards,
    @Schema(maxProperties = 50, example = "{\"newsletter\": true}")
        @Nullable Map<String, @Nullable Object> attributes,
    @Schema(description = "However it is typed", minLength = 1, maxLength = 40)
        @Nullable String referralCode) {}
