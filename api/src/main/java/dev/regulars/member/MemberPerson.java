package dev.regulars.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member said of themselves, in the form in which keys are kept.
 *
 * @param blocked collects and redeems nothing
 * @param attributes scalars written as text
 */
public record MemberPerson(
    UUID id,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable LocalDate birthday,
    boolean blocked,
    Instant enrolledAt,
    Map<String, String> attributes) {}
