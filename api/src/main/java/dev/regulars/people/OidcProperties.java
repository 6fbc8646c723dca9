package dev.regulars.people;

import dev.regulars.security.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Signing in by OpenID Connect.
 *
 * @param issuer its address, below which {@code /.well-known/openid-configuration} lies; blank for
 *     no OpenID Connect
 * @param name what people know it by
 * @param roleClaim the claim that says what somebody may do, dots for members of members; blank
 *     where roles are given here, to people who were invited
 * @param roles for each role the claim's values that mean it
 */
@ConfigurationProperties("regulars.security.oidc")
record OidcProperties(
    @DefaultValue("") String issuer,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("Single sign-on") String name,
    @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
    @DefaultValue("") String roleClaim,
    @DefaultValue Map<Role, Set<String>> roles) {

  OidcProperties {
    roles = meant(roles);
    if (!issuer.isBlank()) {
      require(!clientId.isBlank(), "client-id is missing");
      require(!clientSecret.isBlank(), "client-secret is missing");
      require(scopes.contains("openid"), "scopes must contain openid");
      require(!roles.containsKey(Role.MEMBER), "roles.member is no role of staff");
      require(
          roleClaim.isBlank() == roles.isEmpty(),
          "role-claim and roles.* are there together or not at all");
    }
  }

  /** A variable that is there and empty means nothing. */
  private static Map<Role, Set<String>> meant(Map<Role, Set<String>> roles) {
    Map<Role, Set<String>> meant = new EnumMap<>(Role.class);
    roles.forEach(
        (role, values) -> {
          if (!values.isEmpty()) {
            meant.put(role, Set.copyOf(values));
          }
        });
    return meant;
  }

  boolean isConfigured() {
    return !issuer.isBlank();
  }

  private static void require(boolean right, String wrong) {
    if (!right) {
      throw new IllegalArgumentException("regulars.security.oidc: " + wrong);
    }
  }
}
