package dev.regulars.me;

import dev.regulars.security.Origins;
import dev.regulars.security.SessionCookies;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The cookies of a member's session: the token goes to the members' own API only. */
@Component
class MemberCookies extends SessionCookies {

  static final String SESSION = "regulars_me";
  static final String CSRF = "regulars_me_csrf";

  MemberCookies(@Value("${regulars.public-url}") String publicUrl, Origins origins) {
    super(
        new One(SESSION, "/v1/me"),
        new One(CSRF, "/me"),
        MemberSessions.LONGEST,
        publicUrl,
        origins);
  }
}
