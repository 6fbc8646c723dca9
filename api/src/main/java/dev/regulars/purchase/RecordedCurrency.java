package dev.regulars.purchase;

import dev.regulars.programme.Settings;
import dev.regulars.programme.SettingsObjection;
import dev.regulars.shared.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Purchases are of one currency for ever, also those that are nobody's. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RecordedCurrency implements SettingsObjection {

  private final DatabaseClient database;

  RecordedCurrency(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Mono<Problem> against(Settings before, Settings after) {
    return before.currency().equals(after.currency())
        ? Mono.empty()
        : database
            .sql("select exists (select from purchase)")
            .mapValue(Boolean.class)
            .one()
            .filter(Boolean::booleanValue)
            .map(recorded -> inUse(before));
  }

  private static Problem inUse(Settings before) {
    return Problem.impossible(
            "currency-in-use",
            "The currency is in use",
            "Purchases are recorded in "
                + before.currency()
                + ". Another currency is another programme: begin it with a new database.")
        .at("/currency");
  }
}
