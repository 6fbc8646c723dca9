package dev.regulars.security;

import dev.regulars.database.DatabaseAddress;
import dev.regulars.shared.Ids;
import dev.regulars.shared.RealTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.stereotype.Component;

/**
 * Sees at start-up, before the first request, that somebody can call: in the demo the five keys
 * that everybody knows; in production never those.
 */
@Component
public class FirstKeys {

  private final Ids ids;
  private final Clock clock;

  FirstKeys(
      DatabaseAddress address,
      Ids ids,
      @RealTime Clock clock,
      @Value("${regulars.demo}") boolean demo) {
    this.ids = ids;
    this.clock = clock;
    try (Connection connection = address.connect()) {
      if (demo) {
        addDemoKeys(connection);
      } else {
        refuseDemoKeys(connection);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The API keys could not be prepared", e);
    }
  }

  /** The keys of the demo by role. */
  public static Map<Role, String> demoKeys() {
    Map<Role, String> keys = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      if (role != Role.MEMBER) {
        keys.put(role, "rk_demo_" + role.code());
      }
    }
    return keys;
  }

  private void addDemoKeys(Connection connection) throws SQLException {
    for (Map.Entry<Role, String> key : demoKeys().entrySet()) {
      try (var insert =
          connection.prepareStatement(
              """
              insert into api_key (id, name, role, key_hash, hint, demo, created_at)
              values (?, ?, ?, ?, ?, true, ?)
              on conflict (key_hash) do nothing
              """)) {
        insert.setObject(1, ids.next());
        insert.setString(2, "Demo " + key.getKey().code());
        insert.setString(3, key.getKey().code());
        insert.setBytes(4, Secret.hash(key.getValue()));
        insert.setString(5, Secret.hint(key.getValue()));
        insert.setTimestamp(6, Timestamp.from(clock.instant()));
        insert.executeUpdate();
      }
    }
  }

  private static void refuseDemoKeys(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select from api_key where demo and revoked_at is null limit 1")) {
      if (rows.next()) {
        throw demoKeysPresent();
      }
    }
  }

  private static FailureAnalyzedException demoKeysPresent() {
    return new FailureAnalyzedException(
        "The database holds the demo's API keys, which everybody knows; this server is no demo.",
        "Use a new database, or remove them: delete from api_key where demo. To run the demo on"
            + " this database, set REGULARS_DEMO=true.");
  }
}
