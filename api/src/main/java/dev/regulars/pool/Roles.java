package dev.regulars.pool;

import dev.regulars.tier.SharedPoints.Role;
import java.util.Locale;

/** Roles as they stand in the database, and in the log. */
final class Roles {

  private Roles() {}

  static String code(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  static Role of(String code) {
    return Role.valueOf(code.toUpperCase(Locale.ROOT));
  }
}
