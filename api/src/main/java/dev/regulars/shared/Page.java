package dev.regulars.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in the order of the list
 * @param next cursor of the part that follows, null at the end
 */
public record Page<T>(
    List<T> items,
    @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(
            types = {"string", "null"},
            description = "Give it as `after` to get what follows; null at the end.")
        @Nullable String next) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * Of rows that were asked for with {@link PageRequest#fetch()}, one more than the page has:
   * whether it came tells whether there is a next page.
   *
   * @param cursor of a row, see {@link Cursor#of}
   */
  public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, String> cursor) {
    if (rows.size() <= request.limit()) {
      return new Page<>(rows, null);
    }
    List<T> items = rows.subList(0, request.limit());
    return new Page<>(items, cursor.apply(items.getLast()));
  }

  /** The same page with its items shown in another form. */
  public <R> Page<R> map(Function<? super T, ? extends R> form) {
    return new Page<>(items.stream().<R>map(form).toList(), next);
  }
}
