package dev.regulars.account;

import org.jspecify.annotations.Nullable;

/**
 * Rows that go with a member who is merged into another, and how they go back. The merge's id is
 * {@code $4}. Each statement names what it needs.
 *
 * @param name of the rows, which stays for ever: what went over is kept under it
 * @param over moves them from the member {@code $1} to {@code $2}; gives one text, what went over
 * @param changed gives a row where some of it, {@code $3}, became something else since with who
 *     remains, {@code $2}, so that it can't go back; null where that can't be
 * @param back moves it, {@code $3}, back from {@code $2} to {@code $1}; null where nothing was
 *     moved, and only {@code changed} asks for it
 * @param lock locks what has to be locked besides the accounts, before {@code over} and before
 *     {@code back}; {@code $3} is empty before {@code over}; null for nothing
 */
public record Moving(
    String name,
    String over,
    @Nullable String changed,
    @Nullable String back,
    @Nullable String lock) {

  /** Rows that the accounts' locks are enough for. */
  public Moving(String name, String over, @Nullable String changed, @Nullable String back) {
    this(name, over, changed, back, null);
  }

  /** Rows of a table with a key {@code id} that just are the other's, and go back as they are. */
  public static Moving ofTable(String table) {
    return ofTable(table, "id");
  }

  /** The same with another name of the key. */
  public static Moving ofTable(String table, String key) {
    return new Moving(
        table,
        """
        with moved as (
          update %1$s set member_id = $2 where member_id = $1 returning %2$s as id
        )
        select coalesce(json_agg(id), '[]')::text from moved
        """
            .formatted(table, key),
        null,
        """
        update %1$s set member_id = $1
         where member_id = $2
           and %2$s::text in (select json_array_elements_text($3::json))
        """
            .formatted(table, key));
  }
}
