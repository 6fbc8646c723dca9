package dev.regulars.account;

import dev.regulars.programme.Settings;
import dev.regulars.programme.SettingsObjection;
import dev.regulars.shared.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Amounts and points that are booked are of one currency for ever: it is chosen while nothing is.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BookedCurrency implements SettingsObjection {

  private static final String BOOKED =
      """
      select exists (select from transfer) or exists (select from member_day)
      """;

  private final DatabaseClient database;

  BookedCurrency(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Mono<Problem> against(Settings before, Settings after) {
    return before.currency().equals(after.currency())
        ? Mono.empty()
        : database
            .sql(BOOKED)
            .mapValue(Boolean.class)
            .one()
            .filter(Boolean::booleanValue)
            .map(booked -> inUse(before));
  }

  /** What somebody is told who would change the currency of what is booked. */
  private static Problem inUse(Settings before) {
    return Problem.impossible(
            "currency-in-use",
            "The currency is in use",
            "Points and purchases are booked in "
                + before.currency()
                + ". Another currency is another programme: begin it with a new database.")
        .at("/currency");
  }
}
