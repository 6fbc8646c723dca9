package dev.regulars.people;

import dev.regulars.database.DatabaseAddress;
import dev.regulars.security.Role;
import dev.regulars.security.Secret;
import dev.regulars.shared.Ids;
import dev.regulars.shared.RealTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.stereotype.Component;

/**
 * Sees at start-up, before the first request, that somebody can sign in: in the demo one person for
 * each role, whom everybody knows; in production never those, but a set-up token while there is no
 * admin.
 */
@Component
public class FirstPeople {

  /** The password of everybody in the demo. */
  public static final String DEMO_PASSWORD = "demo";

  /** Its hash, made once: five of them at each first start would be noticed. */
  private static final String DEMO_PASSWORD_HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$"
          + "cv8oALoD8HWm/WLhdvnqTQ$JFD7p+b/bTLatQgbA+KsFDn/v7Cr66bIIkCksTHPR9g";

  private final Ids ids;
  private final Clock clock;
  private final Optional<String> setupToken;

  FirstPeople(
      DatabaseAddress address,
      Ids ids,
      @RealTime Clock clock,
      @Value("${regulars.demo}") boolean demo) {
    this.ids = ids;
    this.clock = clock;
    try (Connection connection = address.connect()) {
      this.setupToken = demo ? addDemoPeople(connection) : prepareProduction(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("The people could not be prepared", e);
    }
  }

  /** The logins of the demo: the roles of staff. */
  public static List<String> demoLogins() {
    return Arrays.stream(Role.values())
        .filter(role -> role != Role.MEMBER)
        .map(Role::code)
        .toList();
  }

  /** The token to be printed at this start; empty where there is an admin, who needs none. */
  public Optional<String> setupToken() {
    return setupToken;
  }

  private Optional<String> addDemoPeople(Connection connection) throws SQLException {
    for (String login : demoLogins()) {
      try (var insert =
          connection.prepareStatement(
              """
              insert into person (id, login, name, role, password_hash, demo, created_at)
              values (?, ?, ?, ?, ?, true, ?)
              on conflict (login) do nothing
              """)) {
        insert.setObject(1, ids.next());
        insert.setString(2, login);
        insert.setString(3, "Demo " + login);
        insert.setString(4, login);
        insert.setString(5, DEMO_PASSWORD_HASH);
        insert.setTimestamp(6, Timestamp.from(clock.instant()));
        insert.executeUpdate();
      }
    }
    return Optional.empty();
  }

  private Optional<String> prepareProduction(Connection connection) throws SQLException {
    if (exists(connection, "select from person where demo and active")) {
      throw demoPeoplePresent();
    }
    if (exists(connection, People.activeAdmins())) {
      return Optional.empty();
    }
    // Tokens that were printed before stay good: another node may have printed them.
    String token = Secret.make("setup_");
    try (var insert =
        connection.prepareStatement(
            "insert into setup_token (token_hash, created_at) values (?, ?)")) {
      insert.setBytes(1, Secret.hash(token));
      insert.setTimestamp(2, Timestamp.from(clock.instant()));
      insert.executeUpdate();
    }
    return Optional.of(token);
  }

  private static boolean exists(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query + " limit 1")) {
      return rows.next();
    }
  }

  private static FailureAnalyzedException demoPeoplePresent() {
    return new FailureAnalyzedException(
        "The database holds the demo's people, whose password everybody knows; this server is no"
            + " demo.",
        "Use a new database, or switch them off: update person set active = false where demo. To"
            + " run the demo on this database, set REGULARS_DEMO=true.");
  }
}
