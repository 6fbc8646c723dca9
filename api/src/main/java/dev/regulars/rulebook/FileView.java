package dev.regulars.rulebook;

import dev.regulars.rules.RuleFiles;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A file of a version: rules ({@code .dslr}) or examples ({@code .yaml}). */
@Schema(name = "RuleFile")
record FileView(@Schema(example = "earning.dslr") String name, String text) {

  static List<FileView> rules(RuleFiles files) {
    return of(files, true);
  }

  static List<FileView> examples(RuleFiles files) {
    return of(files, false);
  }

  private static List<FileView> of(RuleFiles files, boolean rules) {
    return files.files().entrySet().stream()
        .filter(file -> file.getKey().endsWith(FileForm.RULES) == rules)
        .map(file -> new FileView(file.getKey(), file.getValue()))
        .toList();
  }
}
