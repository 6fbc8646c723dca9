package dev.regulars.fuzz;

import dev.regulars.fuzz.ApiDocument.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with answers, the first of each kind with its request. */
final class Findings {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String URN = "urn:regulars:problem:";
  private static final Pattern INSIDE =
      Pattern.compile("Exception|\\bat (dev|java|org|reactor|tools)\\.|java\\.|springframework");

  /** Of HTTP itself, for what never was one of the documented requests. */
  private static final Set<Integer> OF_HTTP = Set.of(400, 405, 406, 414, 431);

  private final Set<String> types = knownTypes();
  private final Map<String, String> found = new LinkedHashMap<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();

  /** What was answered before, perhaps on the same connection. */
  private String before = "";

  Map<Integer, Integer> statuses() {
    return statuses;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  void look(int number, AnyRequest request, HttpResponse<String> answer) {
    int status = answer.statusCode();
    statuses.merge(status, 1, Integer::sum);
    before = status + " to " + request;
    String wrong = wrong(request, answer);
    if (wrong != null) {
      add(request, wrong, "#" + number + " " + request + "\n    " + status + " " + body(answer));
    }
  }

  void failed(int number, AnyRequest request, Exception failure) {
    add(request, "no answer: " + failure, "#" + number + " " + request + "\n    behind " + before);
  }

  private void add(AnyRequest request, String wrong, String details) {
    String where = request.operation == null ? request.path : request.operation.toString();
    found.putIfAbsent(where + ": " + wrong, details);
  }

  private static String body(HttpResponse<String> answer) {
    String body = answer.body();
    return body.length() <= 600 ? body : body.substring(0, 600) + "…";
  }

  private String wrong(AnyRequest request, HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status >= 500 && !(status == 503 && answer.body().contains(URN + "busy"))) {
      return "status " + status;
    }
    Operation operation = request.operation;
    if (operation != null
        && operation.method().equals(request.method)
        && !OF_HTTP.contains(status)
        && !operation.answers().contains(String.valueOf(status))
        && !operation.answers().contains("default")) {
      return "undocumented status " + status;
    }
    return status < 400 || request.method.equals("HEAD") ? null : wrongProblem(status, answer);
  }

  private String wrongProblem(int status, HttpResponse<String> answer) {
    String mediaType = answer.headers().firstValue("content-type").orElse("");
    if (!mediaType.startsWith("application/problem+json")) {
      return status + " as '" + mediaType + "'";
    }
    JsonNode problem;
    try {
      problem = JSON.readTree(answer.body());
    } catch (JacksonException e) {
      return status + " is no JSON";
    }
    String type = problem.path("type").asString("");
    if (!type.startsWith(URN) || !types.contains(type.substring(URN.length()))) {
      return status + " of unknown type " + type;
    }
    if (problem.path("status").asInt(0) != status
        || problem.path("title").asString("").isBlank()
        || problem.path("detail").asString("").isBlank()) {
      return status + " without status, title or detail";
    }
    return INSIDE.matcher(problem.path("detail").asString("")).find()
        ? status + " tells of the inside"
        : null;
  }

  /** Each type stands in the sources as a text of its own. */
  private static Set<String> knownTypes() {
    Pattern slug = Pattern.compile("\"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\"");
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      return sources
          .filter(path -> path.toString().endsWith(".java"))
          .flatMap(Findings::lines)
          .flatMap(line -> slug.matcher(line).results())
          .map(match -> match.group(1))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(Path source) {
    try {
      return Files.readString(source).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return found.entrySet().stream()
        .map(entry -> entry.getKey() + "\n  " + entry.getValue())
        .collect(Collectors.joining("\n"));
  }
}
