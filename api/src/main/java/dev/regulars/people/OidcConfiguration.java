package dev.regulars.people;

/** OpenID Connect. */
final class OidcConfiguration {

  /** Where signing in begins. */
  static final String SIGN_IN_PATH = "/oauth2/authorization/regulars";

  private OidcConfiguration() {}
}
