package dev.regulars.shared;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** The languages in which what people read can be had; what stands in rule files is English. */
public final class Languages {

  private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.GERMAN);

  /** Longer than any browser's; ranges are many where somebody wants them to be. */
  private static final int HEADER_LENGTH_MAX = 200;

  private Languages() {}

  /**
   * The language that somebody asks for: of the code, else the one that {@code Accept-Language}
   * prefers of those there are, else English.
   *
   * @throws ProblemException 400 for any other code than {@code en} and {@code de}
   */
  public static Locale asked(@Nullable String code, ServerWebExchange exchange) {
    if (code != null) {
      return read(code);
    }
    exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    return of(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
  }

  /** The language that a header prefers; English where it asks for neither or cannot be read. */
  public static Locale of(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > HEADER_LENGTH_MAX) {
      return Locale.ENGLISH;
    }
    try {
      return Objects.requireNonNullElse(
          Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), KNOWN), Locale.ENGLISH);
    } catch (IllegalArgumentException unreadable) {
      return Locale.ENGLISH;
    }
  }

  /**
   * The language of a code; English where it is missing.
   *
   * @throws ProblemException 400 for any other than {@code en} and {@code de}
   */
  public static Locale read(@Nullable String code) {
    if (code == null || code.equals("en")) {
      return Locale.ENGLISH;
    }
    FieldErrors errors = new FieldErrors();
    errors.check(code.equals("de"), "/lang", "must be en or de");
    errors.throwIfAny();
    return Locale.GERMAN;
  }
}
