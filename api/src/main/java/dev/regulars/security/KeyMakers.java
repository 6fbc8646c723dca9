package dev.regulars.security;

import dev.regulars.shared.Rows;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Knows whose hands API keys are in: whoever made a key has seen its secret. */
@Component
public class KeyMakers {

  private final DatabaseClient database;

  KeyMakers(DatabaseClient database) {
    this.database = database;
  }

  /**
   * The ids under which the person behind a caller may act: their own, and those of all keys that
   * they made, also with another key of theirs. For a key behind which no person is known, its own
   * alone.
   *
   * @param id of a person or a key
   */
  public Mono<List<UUID>> sameHands(UUID id) {
    return database
        .sql(
            """
            with recursive above (id) as (
              select :id::uuid
              union
              select created_by from api_key join above using (id) where created_by is not null),
            same (id) as (
              select id from above where not exists (select from api_key where id = above.id)
              union
              select api_key.id from api_key join same on created_by = same.id)
            select id from same
            union
            select :id
            """)
        .bind("id", id)
        .map(row -> Rows.uuid(row, "id"))
        .all()
        .collectList();
  }
}
