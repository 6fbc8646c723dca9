package dev.regulars.fuzz;

import dev.regulars.fuzz.ApiDocument.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request while it is put together; {@code operation} is null for what is not documented. */
final class AnyRequest {

  final @Nullable Operation operation;
  final List<String> changes = new ArrayList<>();
  final List<String> headers = new ArrayList<>();
  String method;
  String path;
  String query = "";
  byte[] body = new byte[0];

  AnyRequest(@Nullable Operation operation, String method, String path) {
    this.operation = operation;
    this.method = method;
    this.path = path;
  }

  void set(String name, String value) {
    for (int i = 0; i < headers.size(); i += 2) {
      if (headers.get(i).equalsIgnoreCase(name)) {
        headers.set(i + 1, value);
        return;
      }
    }
    headers.add(name);
    headers.add(value);
  }

  void ask(String name, String value) {
    query += (query.isEmpty() ? "?" : "&") + name + "=" + value;
  }

  @Override
  public String toString() {
    String text = new String(body, StandardCharsets.UTF_8);
    return "%s %s%s %s %s %s"
        .formatted(method, shortened(path), shortened(query), changes, headers, shortened(text));
  }

  private static String shortened(String text) {
    return text.length() <= 600 ? text : text.substring(0, 600) + "…(" + text.length() + ")";
  }
}
