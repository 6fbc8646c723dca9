package dev.regulars.shared;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not done, as RFC 9457 problem details.
 *
 * @param slug the stable end of the type's URN, such as {@code unknown-store}
 * @param title the type in a few words
 * @param status the HTTP status
 * @param detail what is wrong here, and what to do
 * @param errors the fields that are wrong, empty where it is not about fields
 * @param properties further members, such as {@code memberId}
 * @param retryAfter when to try again, null where that would not help
 */
public record Problem(
    String slug,
    String title,
    int status,
    String detail,
    List<FieldError> errors,
    Map<String, Object> properties,
    @Nullable Duration retryAfter) {

  /**
   * A field that is wrong.
   *
   * @param pointer RFC 6901 JSON pointer to it
   * @param detail what is wrong with it, and what to do
   */
  public record FieldError(String pointer, String detail) {}

  public Problem {
    errors = List.copyOf(errors);
    properties = Map.copyOf(properties);
  }

  /** A problem without fields, further members or a time to retry. */
  public static Problem of(int status, String slug, String title, String detail) {
    return new Problem(slug, title, status, detail, List.of(), Map.of(), null);
  }

  /** 400: the request is not of the form that the contract asks for. */
  public static Problem malformed(List<FieldError> errors) {
    return of(400, "malformed-request", "Malformed request", "Correct the fields under 'errors'.")
        .with(errors);
  }

  /** 404: nothing is here, or nothing that the caller may see. */
  public static Problem notFound(String detail) {
    return of(404, "not-found", "Not found", detail);
  }

  /** 403: the caller is known but may not. */
  public static Problem forbidden(String detail) {
    return of(403, "forbidden", "Forbidden", detail);
  }

  /** 409: it contradicts what is there. */
  public static Problem conflict(String slug, String title, String detail) {
    return of(409, slug, title, detail);
  }

  /** 422: understood, but impossible. */
  public static Problem impossible(String slug, String title, String detail) {
    return of(422, slug, title, detail);
  }

  /** 503: too much to do, or the database is away; it may work soon. */
  public static Problem busy(String detail, Duration retryAfter) {
    return new Problem("busy", "Try again soon", 503, detail, List.of(), Map.of(), retryAfter);
  }

  /** The same problem with these fields. */
  public Problem with(List<FieldError> fields) {
    return new Problem(slug, title, status, detail, fields, properties, retryAfter);
  }

  /** The same about a part of a request: its fields are under the part's pointer. */
  public Problem under(String pointer) {
    return with(
        errors.stream()
            .map(error -> new FieldError(pointer + error.pointer(), error.detail()))
            .toList());
  }

  /** The same problem about one field. */
  public Problem at(String pointer) {
    return with(List.of(new FieldError(pointer, detail)));
  }

  /** The same problem with one more member. */
  public Problem with(String name, Object value) {
    Map<String, Object> more = new java.util.HashMap<>(properties);
    more.put(name, value);
    return new Problem(slug, title, status, detail, errors, more, retryAfter);
  }

  /** The type's URN. */
  public URI type() {
    return URI.create("urn:regulars:problem:" + slug);
  }
}
