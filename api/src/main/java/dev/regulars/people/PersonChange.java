package dev.regulars.people;

import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an admin changes about a person; what is missing stays.
 *
 * @param active false switches them off, and ends their sessions
 */
record PersonChange(
    @Schema(minLength = 1, maxLength = PersonFields.NAME_LENGTH_MAX) @Nullable String name,
    @Nullable Role role,
    @Nullable Boolean active) {

  void check() {
    FieldErrors errors = new FieldErrors();
    errors.text("/name", name, PersonFields.NAME_LENGTH_MAX);
    PersonFields.role(errors, "/role", role);
    errors.throwIfAny();
  }

  String name(Person before) {
    return Objects.requireNonNullElse(name, before.name());
  }

  Role role(Person before) {
    return Objects.requireNonNullElse(role, before.role());
  }

  boolean active(Person before) {
    return Objects.requireNonNullElse(active, before.state() != Person.State.OFF);
  }

  /** Whether the person is an admin no longer, or cannot sign in any more. */
  boolean endsAdmin(Person before) {
    return before.role() == Role.ADMIN
        && before.state() == Person.State.ACTIVE
        && (role(before) != Role.ADMIN || !active(before));
  }

  /** Whether what the person may do changes. */
  boolean endsSessions(Person before) {
    return role(before) != before.role() || !active(before);
  }

  /** What changes, for the audit log; empty where nothing does. */
  Map<String, Object> changes(Person before) {
    Map<String, Object> changes = new LinkedHashMap<>();
    put(changes, "name", before.name(), name(before));
    put(changes, "role", before.role().code(), role(before).code());
    put(changes, "active", before.state() != Person.State.OFF, active(before));
    return changes;
  }

  /** The details of somebody's own new name. */
  static Map<String, Object> details(String login, String name, String before) {
    Map<String, Object> changes = new LinkedHashMap<>();
    put(changes, "name", before, name);
    return Map.of("login", login, "name", name, "changes", changes);
  }

  private static void put(Map<String, Object> changes, String field, Object from, Object to) {
    if (!from.equals(to)) {
      changes.put(field, Map.of("from", from, "to", to));
    }
  }
}
