package dev.regulars;

import dev.regulars.database.TestDatabase;
import dev.regulars.rulebook.Installed;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole server on a random port, in demo mode, with a real PostgreSQL and a database
 * of its own. Tests with the same configuration share one server: they use members and stores of
 * their own. Take {@link Server} as a constructor parameter or field.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "regulars.demo=true",
      "regulars.database.connections=8",
      // Tests that are not about it do not depend on how fast the machine is.
      "regulars.intake.wait-max=20s",
      "logging.level.Regulars=warn"
    })
@ContextConfiguration(initializers = ServerTest.FreshDatabase.class)
@Import({Server.class, Shop.class, Installed.class})
public @interface ServerTest {

  /** Gives each started server a new database, before it begins to look for one. */
  @Order(0)
  final class FreshDatabase
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      String url = TestDatabase.url(TestDatabase.fresh());
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("test database", Map.of("regulars.database.url", url)));
    }
  }
}
