package dev.regulars.purchase;

import dev.regulars.security.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What people may put right alone, {@code regulars.adjustments.*}. Above it somebody who stands
 * above them has to approve it: an approver or an admin, and never oneself.
 *
 * @param support of support
 * @param admin of admins
 */
@ConfigurationProperties("regulars.adjustments")
record AdjustmentSettings(@DefaultValue Limit support, @DefaultValue Admin admin) {

  /**
   * In points, given or taken.
   *
   * @param once the most of one adjustment
   * @param perDay the most of all of a person's on one day of the programme
   */
  record Limit(@DefaultValue("100000") long once, @DefaultValue("1000000") long perDay) {

    boolean allows(long points, long before) {
      return Math.abs(points) <= once && Math.abs(points) + before <= perDay;
    }
  }

  /** The same for who stands above support. */
  record Admin(@DefaultValue("1000000") long once, @DefaultValue("10000000") long perDay) {}

  /** What a role may do alone. */
  Limit of(Role role) {
    return role == Role.ADMIN ? new Limit(admin.once, admin.perDay) : support;
  }
}
