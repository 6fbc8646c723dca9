package dev.regulars.clock;

import dev.regulars.database.DatabaseAddress;
import dev.regulars.database.Notifications;
import dev.regulars.shared.BackgroundJob;
import dev.regulars.shared.RealTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the server: everything that is about the programme asks it and no other. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  @Bean
  @ConditionalOnBooleanProperty(name = "regulars.demo", havingValue = false)
  Clock clock(@RealTime Clock real) {
    return real;
  }

  /** As far ahead as before the restart, from the first moment on. */
  @Bean
  @ConditionalOnBooleanProperty("regulars.demo")
  DemoClock demoClock(@RealTime Clock real, DatabaseAddress address) {
    try (Connection connection = address.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(DemoTime.AHEAD)) {
      row.next();
      return new DemoClock(real, Duration.of(row.getLong(1), ChronoUnit.MICROS));
    } catch (SQLException e) {
      throw new IllegalStateException("The demo's clock could not be read", e);
    }
  }

  @Bean
  @ConditionalOnBooleanProperty("regulars.demo")
  BackgroundJob followDemoClock(DemoTime time, Notifications notifications) {
    return new ClockFollower(time, notifications);
  }
}
