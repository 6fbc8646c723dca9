package dev.regulars.shared;

import dev.regulars.rules.LookAlikes;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A warning: people cannot tell this name from another one, so the audit log names two as one.
 *
 * @param like the other one's name
 * @param message what it is, and what to do
 */
@Schema(name = "TwinName")
public record TwinName(
    @Schema(allowableValues = "twin-name") String code, String like, String message) {

  /** Of so many a person sees no list any more; of the rest nothing is said. */
  public static final int COMPARED_MAX = 5_000;

  private record Named(UUID id, String name) {}

  /**
   * What is to be said of rows, by their ids; a row of which nothing is said is missing. The one
   * that was there first is no twin of the later one: the warning is at the one that should change.
   *
   * @param select SQL that gives {@code id} and {@code name}, the oldest first
   */
  public static Mono<Map<UUID, List<TwinName>>> among(DatabaseClient database, String select) {
    return database
        .sql(select + " limit " + COMPARED_MAX)
        .map(row -> new Named(Rows.uuid(row, "id"), Rows.text(row, "name")))
        .all()
        .collectList()
        // Tables of look-alikes are read from a file when first asked for.
        .publishOn(Schedulers.boundedElastic())
        .map(TwinName::among);
  }

  private static Map<UUID, List<TwinName>> among(List<Named> rows) {
    Map<String, String> first = new HashMap<>();
    Map<UUID, List<TwinName>> warnings = new HashMap<>();
    for (Named row : rows) {
      String like = first.putIfAbsent(LookAlikes.skeleton(row.name()), row.name());
      if (like != null) {
        warnings.put(row.id(), List.of(of(row.name(), like)));
      }
    }
    return warnings;
  }

  private static TwinName of(String name, String like) {
    return new TwinName(
        "twin-name",
        like,
        name.equals(like)
            ? "There is another '%s'. Give one of them a name of its own.".formatted(name)
            : "The name '%s' looks like '%s', which is another. Give one of them a name of its own."
                .formatted(name, like));
  }
}
