package dev.regulars.rulebook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A version of the rulebook with its files. */
@Schema(name = "RulebookVersion")
record VersionView(
    @JsonUnwrapped VersionOutline outline, List<FileView> files, List<FileView> examples) {

  static VersionView of(Version version) {
    return new VersionView(
        VersionOutline.of(version),
        FileView.rules(version.files()),
        FileView.examples(version.files()));
  }
}
