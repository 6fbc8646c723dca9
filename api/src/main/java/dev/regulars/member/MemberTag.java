package dev.regulars.member;

import java.util.UUID;

/**
 * A tag on a member.
 *
 * @param rule the rule that put it there
 */
public record MemberTag(UUID memberId, String tag, String rule) {}
