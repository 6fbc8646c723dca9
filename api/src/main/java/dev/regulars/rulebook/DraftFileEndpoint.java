package dev.regulars.rulebook;

import dev.regulars.rules.language.Bounds;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Rulebook")
class DraftFileEndpoint {

  private static final String FILE = "/v1/rulebook/drafts/{id}/files/{name}";
  private static final String ZIP = "/v1/rulebook/drafts/{id}/files.zip";
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
  private static final byte[] NOTHING = {};

  private final Drafts drafts;
  private final DraftFiles files;
  private final DraftViews views;
  private final Editing editing;
  private final Compiling compiling;
  private final DraftTurns turns;

  DraftFileEndpoint(
      Drafts drafts,
      DraftFiles files,
      DraftViews views,
      Editing editing,
      Compiling compiling,
      DraftTurns turns) {
    this.compiling = compiling;
    this.turns = turns;
    this.drafts = drafts;
    this.files = files;
    this.views = views;
    this.editing = editing;
  }

  @GetMapping(path = FILE, produces = MediaType.TEXT_PLAIN_VALUE)
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(
      operationId = "getDraftFile",
      summary = "A file of a draft, with its ETag",
      description = "Or, without one, as it was after one of its changes.")
  Mono<ResponseEntity<String>> get(
      @PathVariable UUID id,
      @Parameter(schema = @Schema(pattern = UnsavedFile.NAME_PATTERN)) @PathVariable String name,
      @RequestParam(required = false) @Nullable Integer revision) {
    String known = FileForm.name(name);
    Mono<ResponseEntity<String>> answer =
        revision == null
            ? files.find(id, known).map(file -> answer().eTag(file.etag()).body(file.text()))
            : files.text(id, known, revision).map(text -> answer().body(text));
    return answer.switchIfEmpty(Mono.error(() -> Refusals.noFile(name)));
  }

  private static ResponseEntity.BodyBuilder answer() {
    return ResponseEntity.ok().contentType(TEXT);
  }

  @GetMapping(FILE + "/revisions")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(
      operationId = "listDraftFileRevisions",
      summary = "Who changed a file of a draft, newest first",
      description = "Also of one that was taken out: every text that it had can be read.")
  Mono<Page<DraftFiles.Revision>> revisions(
      @PathVariable UUID id,
      @Parameter(schema = @Schema(pattern = UnsavedFile.NAME_PATTERN)) @PathVariable String name,
      @ParameterObject PageRequest page) {
    return drafts
        .find(id)
        .switchIfEmpty(Mono.error(Refusals::noDraft))
        .then(Mono.defer(() -> files.revisions(id, FileForm.name(name), page)));
  }

  @PutMapping(path = FILE, consumes = MediaType.TEXT_PLAIN_VALUE)
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "putDraftFile",
      summary = "Write a file of a draft",
      description =
          "With `If-Match` nothing of somebody else's is written over. Every text is kept.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.TEXT_PLAIN_VALUE,
                      schema = @Schema(type = "string", maxLength = Bounds.FILE_BYTES_MAX))))
  @ApiResponse(responseCode = "200")
  @ApiResponse(
      responseCode = "412",
      description = "`edit-conflict`: somebody changed it meanwhile",
      content = @Content(schema = @Schema(implementation = EditConflict.class)))
  Mono<ResponseEntity<DraftFileView>> put(
      @PathVariable UUID id,
      @Parameter(schema = @Schema(pattern = UnsavedFile.NAME_PATTERN)) @PathVariable String name,
      @RequestBody(required = false) byte @Nullable [] body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String noneMatch,
      Caller caller) {
    if (body == null) {
      throw Refusals.noText();
    }
    String text = FileForm.text(body);
    Precondition precondition = Precondition.of(match, noneMatch);
    return precondition
        .over(editing.put(id, FileForm.name(name), text, precondition, caller.who()))
        .map(file -> ResponseEntity.ok().eTag(file.etag()).body(DraftFileView.of(file)));
  }

  @DeleteMapping(FILE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(operationId = "removeDraftFile", summary = "Take a file out of a draft")
  @ApiResponse(responseCode = "204", description = "Taken out; its texts are kept")
  @ApiResponse(
      responseCode = "412",
      description = "`edit-conflict`: somebody changed it meanwhile",
      content = @Content(schema = @Schema(implementation = EditConflict.class)))
  Mono<Void> remove(
      @PathVariable UUID id,
      @Parameter(schema = @Schema(pattern = UnsavedFile.NAME_PATTERN)) @PathVariable String name,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      Caller caller) {
    Precondition precondition = Precondition.of(match, null);
    return precondition.over(editing.remove(id, FileForm.name(name), precondition, caller.who()));
  }

  @GetMapping(path = ZIP, produces = ZipAnswer.TYPE)
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(operationId = "downloadDraft", summary = "The files of a draft, for Git")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = ZipAnswer.TYPE,
              schema = @Schema(type = "string", format = "binary")))
  Mono<ResponseEntity<byte[]>> zip(@PathVariable UUID id) {
    return drafts
        .find(id)
        .switchIfEmpty(Mono.error(Refusals::noDraft))
        .then(Mono.defer(() -> files.of(id)))
        .map(
            found ->
                ZipAnswer.of("rulebook-draft", Draft.etag(found), Draft.texts(found, Map.of())));
  }

  @PutMapping(path = ZIP, consumes = ZipAnswer.TYPE)
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "putDraftZip",
      summary = "Put the files of a zip in place of a draft's",
      description =
          "All or nothing: an entry that a rulebook cannot contain is refused. With `If-Match`"
              + " (the draft's `etag`) nothing of somebody else's is written over.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      mediaType = ZipAnswer.TYPE,
                      schema = @Schema(type = "string", format = "binary"))))
  @ApiResponse(responseCode = "200")
  @ApiResponse(
      responseCode = "412",
      description = "`edit-conflict`: somebody changed it meanwhile",
      content = @Content(schema = @Schema(implementation = EditConflict.class)))
  Mono<ResponseEntity<DraftView>> putZip(
      @PathVariable UUID id,
      @RequestBody(required = false) byte @Nullable [] body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      Caller caller) {
    Precondition precondition = Precondition.of(match, null);
    Mono<Void> replaced =
        compiling
            .look(() -> RuleFilesZip.read(body == null ? NOTHING : body))
            .flatMap(wanted -> editing.replaceAll(id, wanted, precondition, caller.who()));
    return turns
        .of(caller.who(), precondition.over(replaced))
        .then(Mono.defer(() -> views.of(id, caller)))
        .map(draft -> ResponseEntity.ok().eTag(draft.etag()).body(draft));
  }
}
