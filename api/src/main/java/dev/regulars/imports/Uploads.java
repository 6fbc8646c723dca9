package dev.regulars.imports;

import dev.regulars.imports.ImportEndpoint.ImportTaken;
import dev.regulars.security.Caller;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.JsonText;
import dev.regulars.shared.Problem;
import dev.regulars.shared.Problem.FieldError;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Problems;
import dev.regulars.shared.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a file and its mapping: whatever can be seen to be wrong is said now, and not an hour
 * later. The file goes to disk while it comes in.
 */
@Component
class Uploads {

  private static final String FILE = "file";
  private static final String MAPPING = "mapping";
  private static final int MAPPING_BYTES_MAX = 1 << 20;
  private static final int NAME_LENGTH_MAX = 200;

  private final ImportFiles files;
  private final MappingForm form;
  private final ImportRules rules;
  private final JsonMapper json;
  private final Idempotency idempotency;

  Uploads(
      ImportFiles files,
      MappingForm form,
      ImportRules rules,
      JsonMapper json,
      Idempotency idempotency) {
    this.files = files;
    this.form = form;
    this.rules = rules;
    this.json = json;
    this.idempotency = idempotency;
  }

  /**
   * Keeps what was sent, once for a key.
   *
   * @return the import that is to read it, 201 or, where it was taken before, 200
   */
  Mono<ResponseEntity<ImportTaken>> take(
      ServerWebExchange exchange, @Nullable String key, Caller by) {
    MediaType type = exchange.getRequest().getHeaders().getContentType();
    if (!MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)) {
      return Mono.error(
          new UnsupportedMediaTypeStatusException(type, List.of(MediaType.MULTIPART_FORM_DATA)));
    }
    return exchange
        .getMultipartData()
        .onErrorMap(DecodingException.class, e -> new ServerWebInputException("multipart", null, e))
        .doOnNext(Uploads::checkParts)
        .onErrorMap(InvalidMediaTypeException.class, e -> brokenType())
        .onErrorMap(IllegalArgumentException.class, e -> brokenName())
        .flatMap(
            parts ->
                mapping(part(parts, MAPPING))
                    .flatMap(
                        body ->
                            files.onDisk(
                                path ->
                                    DataBufferUtils.write(part(parts, FILE).content(), path)
                                        .then(
                                            Mono.defer(
                                                () ->
                                                    keep(
                                                        path,
                                                        name(part(parts, FILE)),
                                                        body,
                                                        key,
                                                        by))))));
  }

  /** The name of a part, or of its file, is in a form that cannot be decoded. */
  private static ProblemException brokenName() {
    return new ProblemException(
        Problem.malformed(
            List.of(
                new FieldError(
                    "/" + FILE,
                    "has a name that cannot be read. Correct 'Content-Disposition': filename="
                        + "\"…\", or filename*=UTF-8''… (RFC 5987)"))));
  }

  private static ProblemException brokenType() {
    return new ProblemException(
        Problem.malformed(
            List.of(
                new FieldError(
                    "",
                    "has a part whose 'Content-Type' is no media type. Correct it, or leave it"
                        + " out"))));
  }

  private static void checkParts(MultiValueMap<String, Part> parts) {
    FieldErrors errors = new FieldErrors();
    for (String name : List.of(FILE, MAPPING)) {
      List<Part> given = parts.get(name);
      errors.require("/" + name, given);
      errors.check(given == null || given.size() == 1, "/" + name, "is there twice");
    }
    for (String name : parts.keySet()) {
      errors.check(
          Set.of(FILE, MAPPING).contains(name),
          "/" + FieldErrors.escape(name),
          "is not a known part; known are file and mapping");
    }
    errors.throwIfAny();
  }

  private static Part part(MultiValueMap<String, Part> parts, String name) {
    return Objects.requireNonNull(parts.getFirst(name));
  }

  /** What the file is called, without the way to it and not longer than anybody reads. */
  private static @Nullable String name(Part part) {
    if (!(part instanceof FilePart file) || file.filename().isBlank()) {
      return null;
    }
    String name = file.filename().replaceAll("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
    int end = Math.min(name.length(), NAME_LENGTH_MAX);
    return name.isEmpty() ? null : name.substring(0, end);
  }

  private Mono<MappingBody> mapping(Part part) {
    return DataBufferUtils.join(part.content(), MAPPING_BYTES_MAX)
        .map(
            buffer -> {
              byte[] text = new byte[buffer.readableByteCount()];
              buffer.read(text);
              DataBufferUtils.release(buffer);
              return text;
            })
        .defaultIfEmpty(new byte[0])
        .mapNotNull(text -> json.readValue(JsonText.utf8(text), MappingBody.class))
        .switchIfEmpty(Mono.error(Uploads::nullMapping))
        .onErrorMap(JacksonException.class, Uploads::inMapping);
  }

  private static ProblemException nullMapping() {
    return new ProblemException(
        Problem.malformed(List.of(new FieldError(MappingForm.POINTER, "must be an object"))));
  }

  /** The same problem as with any other JSON, with pointers into this part. */
  private static ProblemException inMapping(JacksonException failure) {
    Problem problem = Problems.of(new ServerWebInputException("mapping", null, failure));
    List<FieldError> errors =
        problem.errors().isEmpty()
            ? List.of(new FieldError(MappingForm.POINTER, problem.detail()))
            : problem.errors().stream()
                .map(e -> new FieldError(MappingForm.POINTER + e.pointer(), e.detail()))
                .toList();
    return new ProblemException(problem.with(errors));
  }

  private Mono<ResponseEntity<ImportTaken>> keep(
      Path file, @Nullable String name, MappingBody body, @Nullable String key, Caller by) {
    Mapping mapping = form.read(body);
    return rules
        .check(mapping)
        .onErrorMap(ImportRules.Refused.class, Uploads::aboutVersion)
        .then(
            Mono.fromCallable(() -> header(file, mapping)).subscribeOn(Schedulers.boundedElastic()))
        .flatMap(
            header -> {
              form.checkHeader(mapping, header);
              String asCsv = mapping.format().format(header.toArray());
              Mono<ImportTaken> work =
                  files
                      .keep(file, name, json.writeValueAsString(body), asCsv, by)
                      .map(ImportTaken::new);
              return request(file, body, key)
                  .flatMap(
                      sent ->
                          idempotency.once(
                              "imports:" + by.id(), key, sent, ImportTaken.class, work));
            });
  }

  private static ProblemException aboutVersion(ImportRules.Refused refused) {
    return new ProblemException(
        Problem.malformed(
            List.of(
                new FieldError(
                    MappingForm.POINTER + "/rulebookVersion",
                    String.valueOf(refused.getMessage())))));
  }

  /** What was sent, short enough to be compared; the file is read only where there is a key. */
  private static Mono<Object> request(Path file, MappingBody body, @Nullable String key) {
    return key == null
        ? Mono.just(body)
        : Mono.<Object>fromCallable(() -> List.of(body, hash(file)))
            .subscribeOn(Schedulers.boundedElastic());
  }

  private static String hash(Path file) throws IOException {
    MessageDigest sha256 = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static List<String> header(Path file, Mapping mapping) throws IOException {
    try (CsvRows rows = CsvFile.open(file, mapping)) {
      return rows.header();
    } catch (ImportFileException e) {
      throw new ProblemException(
          Problem.malformed(List.of(new FieldError("/" + FILE, String.valueOf(e.getMessage())))));
    }
  }
}
