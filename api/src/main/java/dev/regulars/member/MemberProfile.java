package dev.regulars.member;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What rules may ask about a member, besides what the member did.
 *
 * @param blocked collects and redeems nothing
 * @param enrolledOn in the programme's zone
 * @param birthday null where unknown
 * @param attributes scalars written as text
 * @param referralOpen whether purchases may decide a referral of whoever invited the member
 */
public record MemberProfile(
    UUID memberId,
    boolean blocked,
    LocalDate enrolledOn,
    @Nullable LocalDate birthday,
    Set<String> tags,
    Map<String, String> attributes,
    boolean referralOpen) {}
