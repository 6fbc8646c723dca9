package dev.regulars.fuzz;

import dev.regulars.fuzz.ApiDocument.Operation;
import dev.regulars.fuzz.ApiDocument.Parameter;
import dev.regulars.security.FirstKeys;
import dev.regulars.security.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes requests from a description of the API: right ones, and ones with something wrong. */
final class Requests {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String BOUNDARY = "fuzz-boundary";

  private static final List<String> ELSEWHERE =
      List.of(
          "/v1/openapi.json",
          "/v1",
          "/v1/",
          "/",
          "//",
          "/v1//members",
          "/V1/members",
          "/v1/members/",
          "/v1/nothing",
          "/v1/members/lookup/x",
          "/admin/nowhere",
          "/me/",
          "/docs",
          "/actuator",
          "/actuator/env",
          "/swagger-ui/index.html",
          "/v1/./members",
          "/v1/%2e%2e/admin",
          "/favicon.ico",
          "/demo/mailbox");

  /** An import's mapping, for rows with these columns. */
  private static final String MAPPING =
      """
      {"columns": {"receipt": "no", "sku": "sku", "quantity": "n", "unitPrice": "price",
                   "occurredAt": "at", "member": "who"},
       "constants": {"store": "fuzz-1", "register": "web", "currency": "EUR"},
       "memberKey": "externalId", "unknownMembers": "enrol"}
      """;

  private final ApiDocument api;
  private final Known known;
  private final Random random;
  private final Samples samples;
  private final Oddities odd;

  Requests(ApiDocument api, Known known, Random random) {
    this.api = api;
    this.known = known;
    this.random = random;
    this.samples = new Samples(api, known, random);
    this.odd = new Oddities(random);
  }

  AnyRequest next() {
    if (random.nextInt(40) == 0) {
      AnyRequest request = new AnyRequest(null, "GET", odd.one(ELSEWHERE));
      authorize(request);
      spoil(request, null);
      return request;
    }
    return of(odd.one(api.operations()));
  }

  private AnyRequest of(Operation operation) {
    AnyRequest request =
        new AnyRequest(operation, operation.method(), path(operation.path(), false));
    for (Parameter parameter : operation.parameters()) {
      boolean asked = parameter.in().equals("query") && random.nextInt(3) == 0;
      if (asked && !parameter.name().equals("after")) {
        request.ask(parameter.name(), encoded(samples.text(parameter.name(), parameter.schema())));
      }
      if (parameter.name().equals("Idempotency-Key") && random.nextInt(4) == 0) {
        request.set("Idempotency-Key", "k-" + random.nextInt(1_000_000));
      }
    }
    authorize(request);
    JsonNode json = body(request, operation);
    int wrong = random.nextInt(10);
    for (int i = 0; i < (wrong < 3 ? 0 : wrong < 9 ? 1 : 2); i++) {
      spoil(request, json);
    }
    return request;
  }

  private String path(String template, boolean isOdd) {
    List<String> segments = new ArrayList<>();
    String before = "";
    for (String segment : template.split("/")) {
      if (segment.startsWith("{")) {
        String kind = before.equals("files") ? "files" : before;
        segments.add(
            isOdd ? odd.pathPart() : known.any(kind, random, UUID.randomUUID().toString()));
      } else {
        segments.add(segment);
      }
      before = segment;
    }
    return String.join("/", segments);
  }

  private void authorize(AnyRequest request) {
    Role[] roles = {Role.TILL, Role.SUPPORT, Role.MARKETER, Role.APPROVER};
    switch (random.nextInt(16)) {
      case 0 -> request.changes.add("nobody");
      case 1 -> request.set("Authorization", "Bearer rk_" + random.nextInt());
      case 2, 3 -> authorize(request, roles[random.nextInt(roles.length)]);
      default -> authorize(request, Role.ADMIN);
    }
  }

  private static void authorize(AnyRequest request, Role role) {
    request.set("Authorization", "Bearer " + FirstKeys.demoKeys().get(role));
  }

  /** Gives the JSON that the body was made from; null for what is none. */
  private JsonNode body(AnyRequest request, Operation operation) {
    if (operation.bodies().isEmpty()) {
      return null;
    }
    String mediaType = odd.one(List.copyOf(operation.bodies().keySet()));
    JsonNode schema = operation.bodies().get(mediaType);
    request.set("Content-Type", mediaType);
    switch (mediaType) {
      case "multipart/form-data" -> {
        JsonNode mapping = JSON.readTree(MAPPING);
        upload(request, mapping.toString(), rows());
        return mapping;
      }
      case "application/zip" -> request.body = zip();
      case "text/plain" ->
          request.body = utf8(known.any("texts", random, "rule \"x\"\nwhen\nthen\nend\n"));
      case "application/x-ndjson" -> {
        String lines = "";
        for (int i = 0; i < 3; i++) {
          JsonNode purchase = samples.of(schema);
          lines += (random.nextInt(3) == 0 ? odd.json(purchase) : purchase.toString()) + "\n";
        }
        request.body = utf8(lines);
      }
      default -> {
        JsonNode json = samples.of(schema);
        request.body = utf8(json.toString());
        return json;
      }
    }
    return null;
  }

  private byte[] rows() {
    StringBuilder rows = new StringBuilder("no,sku,n,price,at,who\n");
    for (int i = 0; i < 3; i++) {
      rows.append(
          "F%d,MUG,%d,1.50,2026-11-0%d 10:00:00,c%d\n".formatted(random.nextInt(), i, i, i));
    }
    return utf8(rows.toString());
  }

  private static void upload(AnyRequest request, String mapping, byte[] file) {
    request.set("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
    var out = new ByteArrayOutputStream();
    out.writeBytes(
        utf8(
            ("--%1$s\r\nContent-Disposition: form-data; name=\"mapping\"\r\n"
                    + "Content-Type: application/json\r\n\r\n%2$s\r\n--%1$s\r\n"
                    + "Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n")
                .formatted(BOUNDARY, mapping)));
    out.writeBytes(file);
    out.writeBytes(utf8("\r\n--" + BOUNDARY + "--\r\n"));
    request.body = out.toByteArray();
  }

  private byte[] zip() {
    var out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(odd.one(List.of("a.dslr", "earning.dslr", "../x", "b/c", ""))));
      zip.write(utf8(known.any("texts", random, "")));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void spoil(AnyRequest request, JsonNode json) {
    boolean hasBody = request.body.length > 0;
    switch (random.nextInt(hasBody ? 20 : 10)) {
      case 0, 1, 2 -> {
        Operation operation = request.operation;
        if (operation != null && operation.path().contains("{")) {
          request.changes.add("path");
          request.path = path(operation.path(), true);
        } else {
          odder(request);
        }
      }
      case 3, 4 -> odder(request);
      case 5 -> {
        request.changes.add("method");
        request.method = odd.method();
      }
      case 6 -> {
        request.changes.add("accept");
        request.set("Accept", odd.accepted());
      }
      case 7 -> {
        request.changes.add("media type");
        request.set("Content-Type", odd.mediaType());
      }
      case 8, 9 -> {
        request.changes.add("header");
        List<String> header = odd.header();
        if (header.size() > 2) {
          request.headers.addAll(header);
        } else {
          request.set(header.get(0), header.get(1));
        }
      }
      case 10, 11, 12 -> {
        request.changes.add("bytes");
        request.body = odd.bytes(request.body);
      }
      default -> {
        request.changes.add("value");
        if (json == null) {
          request.body = odd.bytes(request.body);
        } else if (request.path.equals("/v1/imports")) {
          boolean broken = random.nextInt(4) == 0;
          byte[] file = broken ? odd.bytes(rows()) : rows();
          upload(request, random.nextInt(8) == 0 ? "null" : odd.json(json), file);
        } else {
          request.body = utf8(odd.json(json));
        }
      }
    }
  }

  private void odder(AnyRequest request) {
    request.changes.add("query");
    List<String> names =
        new ArrayList<>(List.of("limit", "after", "x", "lang", "%00", "limit%5B%5D"));
    if (request.operation != null) {
      request.operation.parameters().stream()
          .filter(parameter -> parameter.in().equals("query"))
          .forEach(parameter -> names.add(parameter.name()));
    }
    String name = odd.one(names);
    request.ask(name, odd.pathPart());
    if (random.nextInt(4) == 0) {
      request.ask(name, "");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
