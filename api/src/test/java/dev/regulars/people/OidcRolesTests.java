package dev.regulars.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regulars.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OidcRolesTests {

  private static final Map<Role, Set<String>> VALUES =
      Map.of(Role.ADMIN, Set.of("boss"), Role.TILL, Set.of("cashier", "Shop floor"));

  @Test
  void readsListsTextsAndWords() {
    OidcRoles roles = new OidcRoles(properties("groups", VALUES));
    assertThat(roles.of(Map.of("groups", List.of("x", "cashier")))).contains(Role.TILL);
    assertThat(roles.of(Map.of("groups", "boss"))).contains(Role.ADMIN);
    assertThat(roles.of(Map.of("groups", "openid cashier"))).contains(Role.TILL);
    assertThat(roles.of(Map.of("groups", "Shop floor"))).contains(Role.TILL);
  }

  @Test
  void ofSeveralTheFirst() {
    OidcRoles roles = new OidcRoles(properties("groups", VALUES));
    assertThat(roles.of(Map.of("groups", List.of("cashier", "boss")))).contains(Role.ADMIN);
  }

  @Test
  void findsClaimsInsideOfClaimsAndClaimsWithDotsInTheirNames() {
    assertThat(
            new OidcRoles(properties("a.b", VALUES)).of(Map.of("a", Map.of("b", List.of("boss")))))
        .contains(Role.ADMIN);
    String url = "https://shop.example/roles";
    assertThat(new OidcRoles(properties(url, VALUES)).of(Map.of(url, List.of("boss"))))
        .contains(Role.ADMIN);
  }

  @Test
  void whatIsNotThereOrOfAnotherKindMeansNothing() {
    OidcRoles roles = new OidcRoles(properties("a.b", VALUES));
    assertThat(roles.of(Map.of())).isEmpty();
    assertThat(roles.of(Map.of("a", "boss"))).isEmpty();
    assertThat(roles.of(Map.of("a", Map.of("b", 7)))).isEmpty();
    assertThat(roles.of(Map.of("a", Map.of("b", List.of("BOSS", "bos"))))).isEmpty();
  }

  @Test
  void variablesThatAreEmptyMeanNothing() {
    OidcProperties properties = properties("", Map.of(Role.ADMIN, Set.of()));
    assertThat(properties.isConfigured()).isTrue();
    assertThat(new OidcRoles(properties).areGivenByTheIssuer()).isFalse();
  }

  @Test
  void settingsThatCannotBeMeantAreRefused() {
    refused("role-claim and roles", () -> properties("groups", Map.of()));
    refused("role-claim and roles", () -> properties("", VALUES));
    refused("roles.member", () -> properties("groups", Map.of(Role.MEMBER, Set.of("x"))));
    refused("client-id", () -> properties("", "secret", List.of("openid")));
    refused("client-secret", () -> properties("id", "", List.of("openid")));
    refused("scopes", () -> properties("id", "secret", List.of("email")));
  }

  private static void refused(
      String why, org.assertj.core.api.ThrowableAssert.ThrowingCallable it) {
    assertThatThrownBy(it).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
  }

  private static OidcProperties properties(String claim, Map<Role, Set<String>> roles) {
    return new OidcProperties(
        "https://issuer.example", "id", "secret", "Login", List.of("openid"), claim, roles);
  }

  private static OidcProperties properties(String id, String secret, List<String> scopes) {
    return new OidcProperties("https://issuer.example", id, secret, "Login", scopes, "", Map.of());
  }
}
