/**
 * Friends who bring friends: the codes that members and others invite with, who invited whom, and
 * what both get for it. It owns {@code referral_code} and {@code referral}: a friend has one
 * referrer for ever, and what was promised when the friend joined (the version of the rulebook) is
 * kept with it.
 *
 * <p>Nobody depends on it. It takes part in enrolments and purchases by what those packages offer
 * ({@code Invitations}, {@code FirstPurchases}), and follows the outbox.
 */
@NullMarked
package dev.regulars.referral;

import org.jspecify.annotations.NullMarked;
