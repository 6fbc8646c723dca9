package dev.regulars.security;

import dev.regulars.security.AuditEntries.AuditEntry;
import dev.regulars.shared.DayZone;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rfc3339;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Audit log", description = "Who changed what, and when.")
class AuditEndpoint {

  private static final int LONGEST = 200;

  private static final int DAY_LENGTH = 10;
  private static final int TIME_LENGTH_MAX = 35;
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

  private final AuditEntries entries;
  private final DayZone programme;

  AuditEndpoint(AuditEntries entries, DayZone programme) {
    this.entries = entries;
    this.programme = programme;
  }

  @GetMapping("/v1/audit")
  @Allow({})
  @Operation(
      operationId = "listAuditEntries",
      summary = "See what people changed, the newest first")
  Mono<Page<AuditEntry>> list(
      @Parameter(
              description = "Id of a person or an API key, or a part of their name",
              schema = @Schema(minLength = 1, maxLength = LONGEST))
          @RequestParam(required = false)
          @Nullable String actor,
      @Parameter(
              description = "Such as `store.changed`; `store` for all that begin with it",
              example = "store",
              schema = @Schema(minLength = 1, maxLength = LONGEST))
          @RequestParam(required = false)
          @Nullable String action,
      @Parameter(schema = @Schema(minLength = 1, maxLength = LONGEST))
          @RequestParam(required = false)
          @Nullable String subjectKind,
      @Parameter(schema = @Schema(minLength = 1, maxLength = LONGEST))
          @RequestParam(required = false)
          @Nullable String subjectId,
      @Parameter(
              description = "First moment or day (of the programme's zone)",
              schema = @Schema(minLength = DAY_LENGTH, maxLength = TIME_LENGTH_MAX))
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(
              description = "The moment after the last, or the last day",
              schema = @Schema(minLength = DAY_LENGTH, maxLength = TIME_LENGTH_MAX))
          @RequestParam(required = false)
          @Nullable String to,
      @ParameterObject PageRequest page,
      Caller caller) {
    caller.requireAllStores();
    FieldErrors errors = new FieldErrors();
    errors.text("/actor", actor, LONGEST);
    errors.text("/action", action, LONGEST);
    errors.text("/subjectKind", subjectKind, LONGEST);
    errors.text("/subjectId", subjectId, LONGEST);
    UUID actorId = id(actor);
    AuditEntries.Filter filter =
        new AuditEntries.Filter(
            actorId,
            actorId == null ? actor : null,
            action,
            subjectKind,
            subjectId,
            moment(errors, "/from", from, 0),
            moment(errors, "/to", to, 1));
    errors.throwIfAny();
    return entries.list(filter, page);
  }

  /** A name that looks like an id is looked for as an id. */
  private static @Nullable UUID id(@Nullable String actor) {
    try {
      return actor == null || actor.length() != 36 ? null : UUID.fromString(actor);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private @Nullable Instant moment(
      FieldErrors errors, String pointer, @Nullable String text, int daysLater) {
    if (text == null) {
      return null;
    }
    try {
      Instant moment =
          text.length() > DAY_LENGTH
              ? Rfc3339.time(text).toInstant()
              : Rfc3339.day(text).plusDays(daysLater).atStartOfDay(programme.zone()).toInstant();
      errors.check(
          moment.isAfter(EARLIEST) && moment.isBefore(LATEST),
          pointer,
          "must be between 1900 and 9000");
      return moment;
    } catch (DateTimeException e) {
      errors.add(
          pointer, "must be a day such as 2026-11-21, or a time such as 2026-11-21T10:15:00+01:00");
      return null;
    }
  }
}
