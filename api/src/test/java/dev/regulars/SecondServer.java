package dev.regulars;

import static org.awaitility.Awaitility.await;

import dev.regulars.database.DatabaseAddress;
import dev.regulars.database.TestDatabase;
import dev.regulars.security.FirstKeys;
import dev.regulars.security.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Another server on the same database, in demo mode, as it would run on another machine. */
public final class SecondServer implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final String url;

  /** Starts it and waits until it takes purchases. */
  public SecondServer(DatabaseAddress database, String... settings) {
    this(database, Regulars.class, settings);
  }

  /** The same, with some beans of a test's own. */
  public SecondServer(DatabaseAddress database, Class<?> beans, String... settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--regulars.demo=true",
                "--regulars.database.connections=6",
                "--regulars.intake.wait-max=20s",
                "--logging.level.Regulars=warn",
                "--regulars.database.url=" + TestDatabase.url(database)));
    arguments.addAll(List.of(settings));
    context =
        new SpringApplicationBuilder(Regulars.class, beans).run(arguments.toArray(String[]::new));
    url = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> as(Role.TILL).get("/actuator/health").status() == 200);
  }

  public ApplicationContext context() {
    return context;
  }

  public Till as(Role role) {
    return new Till(url, FirstKeys.demoKeys().get(role));
  }

  public Till till() {
    return as(Role.TILL);
  }

  @Override
  public void close() {
    context.close();
  }
}
