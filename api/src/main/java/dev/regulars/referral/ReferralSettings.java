package dev.regulars.referral;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How referrals work, {@code regulars.referral.*}.
 *
 * @param joinDays days after their enrolment within which friends may still say who invited them
 */
@ConfigurationProperties("regulars.referral")
record ReferralSettings(@DefaultValue("30") int joinDays) {}
