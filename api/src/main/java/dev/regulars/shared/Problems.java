package dev.regulars.shared;

import dev.regulars.rules.decision.PointsOverflowException;
import dev.regulars.shared.Problem.FieldError;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;

/** Which problem a failure is, for whoever has to answer for it. */
public final class Problems {

  private Problems() {}

  /** Never null: what is not known is a 500, and says nothing about the inside. */
  public static Problem of(Throwable failure) {
    return switch (failure) {
      case ProblemException known -> known.problem();
      case UnsupportedMediaTypeStatusException media ->
          Problem.of(
              415,
              "unsupported-media-type",
              "Unsupported media type",
              sendAs(media.getSupportedMediaTypes()));
      case InvalidMediaTypeException media ->
          Problem.of(415, "unsupported-media-type", "Unsupported media type", sendAs(List.of()));
      case NotAcceptableStatusException accept ->
          Problem.of(
              406, "not-acceptable", "Not acceptable", hadAs(accept.getSupportedMediaTypes()));
      case MethodNotAllowedException method ->
          Problem.of(
              405,
              "method-not-allowed",
              "Method not allowed",
              "Possible here: " + method.getSupportedMethods() + ".");
      case PointsOverflowException points -> tooManyPoints(points);
      case ContentTooLargeException large -> tooLarge();
      case MissingRequestValueException missing ->
          Problem.malformed(List.of(new FieldError("/" + missing.getName(), "is required")));
      case ServerWebInputException input -> input(input);
      case ResponseStatusException status -> status(status);
      default -> unexpected(failure);
    };
  }

  private static String sendAs(List<MediaType> types) {
    String names = names(types);
    if (types.contains(MediaType.APPLICATION_JSON)) {
      names += " in UTF-8";
    }
    return names.isEmpty()
        ? "Say with 'Content-Type' what the body is; see /docs for what is taken here."
        : "Send the body as " + names + ", and say so with 'Content-Type'.";
  }

  private static String hadAs(List<MediaType> types) {
    String names = names(types);
    return names.isEmpty()
        ? "'Accept' cannot be read. Correct it, or leave it out."
        : "The answer can be had as " + names + "; say so with 'Accept', or leave it out.";
  }

  /** Those to be told: JSON alone where it is among them, for what else can hold it is no news. */
  private static String names(List<MediaType> types) {
    return types.contains(MediaType.APPLICATION_JSON)
        ? MediaType.APPLICATION_JSON_VALUE
        : String.join(
            " or ",
            types.stream()
                .filter(MediaType::isConcrete)
                .map(type -> type.getType() + "/" + type.getSubtype())
                .distinct()
                .toList());
  }

  /** What is wrong with JSON of a sender; JSON of our own that cannot be read is a fault. */
  public static Problem ofJson(JacksonException failure) {
    return JsonProblems.of(failure);
  }

  private static Problem input(ServerWebInputException failure) {
    if (cause(failure, DataBufferLimitException.class) != null) {
      return tooLarge();
    }
    JacksonException json = cause(failure, JacksonException.class);
    if (json != null) {
      return JsonProblems.of(json);
    }
    var parameter = failure.getMethodParameter();
    String name = parameter == null ? null : parameter.getParameterName();
    if (name != null && failure.getReason() != null && failure.getReason().startsWith("Type")) {
      return Problem.malformed(List.of(new FieldError("/" + name, "is not of the right form")));
    }
    return Problem.of(
        400, "malformed-request", "Malformed request", "The request has no body that can be read.");
  }

  private static Problem status(ResponseStatusException failure) {
    HttpStatus status = HttpStatus.resolve(failure.getStatusCode().value());
    if (status == null || status.is5xxServerError()) {
      return unexpected(failure);
    }
    if (status == HttpStatus.UNSUPPORTED_MEDIA_TYPE) {
      // What Spring says of forms, without saying what is taken instead.
      return Problem.of(
          415,
          "unsupported-media-type",
          "Unsupported media type",
          sendAs(List.of(MediaType.APPLICATION_JSON)));
    }
    if (status == HttpStatus.NOT_FOUND) {
      return Problem.notFound("There is nothing at this address; see /docs for what there is.");
    }
    String slug = status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return Problem.of(
        status.value(), slug, status.getReasonPhrase(), "The request cannot be answered.");
  }

  private static Problem unexpected(Throwable failure) {
    if (cause(failure, DataBufferLimitException.class) != null) {
      return tooLarge();
    }
    DatabaseTrouble trouble = DatabaseTrouble.of(failure);
    if (trouble == null && isDatabaseAway(failure)) {
      trouble = DatabaseTrouble.AWAY;
    }
    if (trouble != null) {
      return trouble.problem();
    }
    return Problem.of(
        500,
        "internal-error",
        "Internal error",
        "The request failed on our side. Repeat it; tell support the correlation id if it stays.");
  }

  private static boolean isDatabaseAway(Throwable failure) {
    R2dbcException database = cause(failure, R2dbcException.class);
    if (database != null) {
      // Where PostgreSQL gave a reason it counts: for reasons of its own making (a trigger's, say)
      // the driver says "resource" too.
      return database instanceof R2dbcTransientException
          || (database.getSqlState() == null
              && database instanceof R2dbcNonTransientResourceException);
    }
    return cause(failure, DataAccessResourceFailureException.class) != null
        || cause(failure, TransientDataAccessException.class) != null
        || cause(failure, ConnectException.class) != null
        || cause(failure, TimeoutException.class) != null;
  }

  /** What a command is told whose points cannot be counted. */
  public static Problem tooManyPoints(PointsOverflowException overflow) {
    return Problem.impossible(
        "too-many-points",
        "Too many points",
        overflow.getMessage() + " Look for a rule or a number that is far too large.");
  }

  private static Problem tooLarge() {
    return Problem.of(
        413,
        "too-large",
        "Too large",
        "A body may have up to 1 MiB; many purchases go to the stream.");
  }

  private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
    Throwable current = failure;
    for (int depth = 0; current != null && depth < 20; depth++, current = current.getCause()) {
      if (type.isInstance(current)) {
        return type.cast(current);
      }
    }
    return null;
  }
}
