package dev.regulars.people;

import dev.regulars.security.Origins;
import dev.regulars.security.SessionCookies;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The cookies of a person's session on the pages. */
@Component
class PersonCookies extends SessionCookies {

  static final String CSRF = "regulars_csrf";

  PersonCookies(@Value("${regulars.public-url}") String publicUrl, Origins origins) {
    super(
        new One("regulars_session", "/"), new One(CSRF, "/"), Sessions.LONGEST, publicUrl, origins);
  }
}
