package dev.regulars.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts the embedded PostgreSQL, or reaches another one, and migrates it while the rest of the
 * server still loads its classes: neither needs the other, and a start takes as long as the longer
 * of both. Whoever needs the database waits for it.
 */
class EarlyDatabase implements ApplicationContextInitializer<GenericApplicationContext> {

  /** A database that is being started, with its schema. */
  static final class Started implements DisposableBean {

    private final CompletableFuture<@Nullable EmbeddedPostgres> embedded;
    private final CompletableFuture<DatabaseAddress> migrated;

    private Started(DatabaseProperties properties) {
      embedded =
          CompletableFuture.supplyAsync(
              () -> embedded(properties),
              work -> Thread.ofPlatform().daemon().name("database-early").start(work));
      migrated =
          embedded.thenApply(
              postgres ->
                  Migrations.migrate(
                      postgres == null
                          ? DatabaseAddress.parse(String.valueOf(properties.url()))
                          : postgres.address()));
    }

    /**
     * Waits for the migrated database.
     *
     * @return where it is
     * @throws RuntimeException what kept it from being started, reached or migrated
     */
    DatabaseAddress migrated() {
      try {
        return migrated.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }

    /** After everything that uses it, also where the server's own start has failed. */
    @Override
    public void destroy() {
      EmbeddedPostgres postgres = embedded.exceptionally(failed -> null).join();
      if (postgres != null) {
        // A migration under way would find its server gone.
        migrated.exceptionally(failed -> postgres.address()).join();
        postgres.close();
      }
    }

    private static @Nullable EmbeddedPostgres embedded(DatabaseProperties properties) {
      return properties.isEmbedded()
          ? EmbeddedPostgres.start(
              properties.dataDir(),
              PostgresBinaries.sharedFolder(properties.dataDir()),
              PostgresSettings.tuned())
          : null;
    }
  }

  @Override
  public void initialize(GenericApplicationContext context) {
    DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
    Started started =
        new Started(
            Binder.get(context.getEnvironment())
                .bindOrCreate("regulars.database", DatabaseProperties.class));
    beans.registerSingleton("earlyDatabase", started);
    beans.registerDisposableBean("earlyDatabase", started);
  }
}
