package dev.regulars.account;

import dev.regulars.programme.Settings;
import dev.regulars.programme.SettingsObjection;
import dev.regulars.shared.Problem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A tier that members hold does not go away under them. */
@Component
class HeldTiersStay implements SettingsObjection {

  private static final String HELD =
      """
      select given.tier
        from unnest(:tiers) as given (tier)
       where exists (select from member_account where member_account.tier = given.tier)
       order by given.tier
      """;

  private final DatabaseClient database;

  HeldTiersStay(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Mono<Problem> against(Settings before, Settings after) {
    Set<String> gone = codes(before);
    gone.removeAll(codes(after));
    if (gone.isEmpty()) {
      return Mono.empty();
    }
    return database
        .sql(HELD)
        .bind("tiers", gone.toArray(String[]::new))
        .mapValue(String.class)
        .all()
        .collectList()
        .filter(held -> !held.isEmpty())
        .map(HeldTiersStay::problem);
  }

  private static Set<String> codes(Settings settings) {
    return settings.tiers().stream()
        .map(Settings.Tier::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Problem problem(List<String> held) {
    String detail =
        "There are members in "
            + String.join(", ", held)
            + ". Keep the tier; its name can be changed, and rules need not lead to it any more.";
    return Problem.impossible("tier-in-use", "Members hold the tier", detail).at("/tiers");
  }
}
