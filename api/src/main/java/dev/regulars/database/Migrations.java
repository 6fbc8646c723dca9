package dev.regulars.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Brings the schema to the state this server needs, over JDBC, before anything else asks the
 * database. Each package has its folder under {@code db/migration} and its range of version
 * numbers; as the ranges grow independently of each other, migrations may be applied out of order.
 */
final class Migrations {

  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  private Migrations() {}

  /**
   * Applies what is missing. Several servers may start at once: they wait for each other.
   *
   * @return the address, for whoever needs a migrated database
   */
  static DatabaseAddress migrate(DatabaseAddress address) {
    try {
      MigrateResult result =
          Flyway.configure(Migrations.class.getClassLoader())
              .dataSource(address.jdbcUrl(), address.user(), address.password())
              .locations("classpath:db/migration")
              .outOfOrder(true)
              .connectRetries(10)
              .connectRetriesInterval(3)
              .validateMigrationNaming(true)
              .load()
              .migrate();
      log.info("Schema is up to date, {} migrations applied", result.migrationsExecuted);
      return address;
    } catch (FlywayException e) {
      throw new FailureAnalyzedException(
          "The schema of " + address + " could not be brought up to date: " + e.getMessage(),
          "Check that the server can be reached and that the role may create tables.",
          e);
    }
  }
}
