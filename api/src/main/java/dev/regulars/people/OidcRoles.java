package dev.regulars.people;

import dev.regulars.security.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads from somebody's claims which role they have here. */
final class OidcRoles {

  private final String claim;
  private final Map<Role, Set<String>> values;

  OidcRoles(OidcProperties properties) {
    this.claim = properties.roleClaim();
    this.values = properties.roles();
  }

  /** Whether roles come from the issuer at all; otherwise they are given here. */
  boolean areGivenByTheIssuer() {
    return !claim.isBlank();
  }

  /** The first role, in the order of {@link Role}, that one of the claim's values means. */
  Optional<Role> of(Map<String, Object> claims) {
    Set<String> given = texts(find(claims));
    return Arrays.stream(Role.values())
        .filter(role -> values.getOrDefault(role, Set.of()).stream().anyMatch(given::contains))
        .findFirst();
  }

  /**
   * A claim may have dots in its name, as addresses do; otherwise they lead to members of members.
   */
  private @Nullable Object find(Map<String, Object> claims) {
    if (claims.containsKey(claim)) {
      return claims.get(claim);
    }
    Object here = claims;
    for (String name : List.of(claim.split("\\."))) {
      here = here instanceof Map<?, ?> members ? members.get(name) : null;
    }
    return here;
  }

  /** A list of texts, or one text with spaces between its words, as in scopes. */
  private static Set<String> texts(@Nullable Object value) {
    return switch (value) {
      case Collection<?> many -> many.stream().map(String::valueOf).collect(Collectors.toSet());
      case String text -> {
        Set<String> words = new HashSet<>(List.of(text.split(" ")));
        words.add(text);
        yield words;
      }
      case null, default -> Set.of();
    };
  }
}
