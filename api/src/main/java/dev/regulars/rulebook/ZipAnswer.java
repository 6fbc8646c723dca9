package dev.regulars.rulebook;

import dev.regulars.rules.RuleFiles;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Rule files as a download. */
final class ZipAnswer {

  static final String TYPE = "application/zip";

  private ZipAnswer() {}

  static ResponseEntity<byte[]> of(String name, String etag, RuleFiles files) {
    return ResponseEntity.ok()
        .eTag(etag)
        .contentType(MediaType.parseMediaType(TYPE))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name + ".zip").build().toString())
        .body(RuleFilesZip.write(files));
  }
}
