package dev.regulars.people;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Somebody as their issuer knows them; issuer and subject together never change and are never given
 * to anybody else (OpenID Connect Core 1.0, section 5.7).
 *
 * @param login what they may be called here
 * @param verifiedEmail lower case; null where the issuer does not vouch for one
 */
record OidcIdentity(
    String issuer, String subject, String login, String name, @Nullable String verifiedEmail) {

  private static final String SOMEBODY = "oidc";

  static OidcIdentity of(OidcUser user) {
    String issuer =
        Objects.requireNonNull(user.getIssuer(), "an ID token has an issuer").toString();
    String subject = Objects.requireNonNull(user.getSubject(), "an ID token has a subject");
    String login =
        firstOf(
            Stream.of(text(user.getPreferredUsername()), text(user.getEmail()), subject)
                .map(PersonFields::login)
                .filter(PersonFields::isLogin),
            SOMEBODY);
    String name =
        firstOf(
            Stream.of(text(user.getFullName()), text(user.getPreferredUsername()))
                .map(String::strip)
                .filter(text -> !text.isEmpty()),
            login);
    int length = Math.min(name.length(), PersonFields.NAME_LENGTH_MAX);
    return new OidcIdentity(issuer, subject, login, name.substring(0, length), verifiedEmail(user));
  }

  private static @Nullable String verifiedEmail(StandardClaimAccessor user) {
    String email = user.getEmail();
    return Boolean.TRUE.equals(user.getEmailVerified()) && email != null
        ? PersonFields.login(email)
        : null;
  }

  private static String firstOf(Stream<String> texts, String otherwise) {
    return texts.findFirst().orElse(otherwise);
  }

  private static String text(@Nullable String claim) {
    return claim == null ? "" : claim;
  }
}
