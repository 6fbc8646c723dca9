/**
 * Friends who bring friends: the codes that members and others invite with, who invited whom, and
 * what both get for it. It owns {@code referral_code} and {@code referral}: a friend has one
 * referrer for ever, and what was promised when the friend joined (the version of the rulebook) is
 * kept with it. Each of the two members is told of their own side ({@code OwnWords}); who works
 * with members sees both, and the evidence.
 *
 * <p>Nobody depends on it. It takes part in enrolments and purchases by what those packages offer
 * ({@code Invitations}, {@code FirstPurchases}), and follows the outbox.
 */
@NullMarked
package dev.regulars.referral;

import org.jspecify.annotations.NullMarked;
