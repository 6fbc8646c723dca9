package dev.regulars.rulebook;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.example.Example;
import dev.regulars.rules.example.ExampleEdits;
import dev.regulars.rules.example.ExampleEdits.Edited;
import dev.regulars.rules.example.ExampleWriter;
import dev.regulars.rules.example.ExampleWriter.Appended;
import dev.regulars.rules.example.Examples;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Who;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Adds examples to drafts, lets them expect something else and takes them out. */
@Component
public class DraftExamples {

  /** Where an example goes of which nobody says more. */
  public static final String FILE = "examples.yaml";

  private final Editing editing;
  private final DraftFiles files;
  private final DraftBooks books;
  private final Compiling compiling;
  private final DraftSizes sizes;
  private final DraftTurns turns;
  private final AuditLog audit;
  private final ProgrammeSettings settings;

  DraftExamples(
      Editing editing,
      DraftFiles files,
      DraftBooks books,
      Compiling compiling,
      DraftSizes sizes,
      DraftTurns turns,
      AuditLog audit,
      ProgrammeSettings settings) {
    this.editing = editing;
    this.files = files;
    this.books = books;
    this.compiling = compiling;
    this.sizes = sizes;
    this.turns = turns;
    this.audit = audit;
    this.settings = settings;
  }

  /**
   * Appends an example; the rest of the file stays as it is.
   *
   * @param file its name; made where it is not there
   * @return the file; a problem of 404 for no such draft, of 409 where it cannot be changed, of 422
   *     where the example cannot stand there
   * @throws ProblemException 400 where no file of examples may have this name
   */
  public Mono<DraftFileView> append(UUID draft, String file, Example example, Who by) {
    String name = FileForm.examples(file);
    return turns
        .of(
            by,
            withSettings(draft, example)
                .flatMap(whole -> editing.change(draft, name, text -> append(text, whole), by)))
        .map(DraftFileView::of);
  }

  /** The example with the programme's settings that it depends on, so that it holds for good. */
  private Mono<Example> withSettings(UUID draft, Example example) {
    return files
        .of(draft)
        .flatMap(saved -> sizes.fitting(Draft.texts(saved, Map.of())))
        .flatMap(texts -> compiling.look(() -> withSettings(texts, example)))
        .onErrorReturn(ProblemException.class, example);
  }

  private Example withSettings(RuleFiles texts, Example example) {
    try (RuleBook rulebook = books.interpret(texts)) {
      return Examples.withSettings(rulebook, example);
    }
  }

  private String append(String text, Example example) {
    return switch (new ExampleWriter(settings.programme()).append(text, example)) {
      case Appended.Written(String written, int line) -> written;
      case Appended.Refused(String reason) -> throw notPossible("saved", reason);
    };
  }

  /** Lets examples expect what the draft decides, where it is still as somebody has seen it. */
  Mono<Void> accept(UUID draft, Map<String, Set<String>> names, Precondition precondition, Who by) {
    return change(draft, names, precondition, by, "accepted", now -> accepted(now, names));
  }

  private RuleFiles accepted(RuleFiles now, Map<String, Set<String>> names) {
    try (RuleBook rulebook = books.interpret(now)) {
      return edited(now, names, (text, of) -> ExampleEdits.accept(text, rulebook, of));
    }
  }

  /** Takes examples out, where the draft is still as somebody has seen it. */
  Mono<Void> remove(UUID draft, Map<String, Set<String>> names, Precondition precondition, Who by) {
    return change(
        draft,
        names,
        precondition,
        by,
        "removed",
        now ->
            edited(now, names, (text, of) -> ExampleEdits.remove(text, settings.programme(), of)));
  }

  private Mono<Void> change(
      UUID draft,
      Map<String, Set<String>> names,
      Precondition precondition,
      Who by,
      String done,
      UnaryOperator<RuleFiles> change) {
    Mono<UUID> changed =
        editing.open(
            draft,
            open ->
                files
                    .of(draft)
                    .flatMap(
                        now ->
                            precondition.allows(Draft.etag(now))
                                ? sizes.fitting(Draft.texts(now, Map.of()))
                                : Mono.error(Conflicts.changed(open, now)))
                    .flatMap(now -> compiling.look(() -> change.apply(now)))
                    .flatMap(
                        wanted ->
                            editing
                                .replaceAll(draft, wanted, Precondition.NONE, by)
                                .then(Mono.defer(() -> audited(draft, names, done, by)))
                                .thenReturn(draft)));
    return turns.of(by, changed).then();
  }

  private Mono<Void> audited(UUID draft, Map<String, Set<String>> names, String done, Who by) {
    return audit.record(
        by, "rulebook.examples-" + done, "rulebook-draft", draft.toString(), Map.copyOf(names));
  }

  /** How the examples of these names are changed in the text of a file. */
  private interface Edit {
    Edited in(String text, Set<String> names);
  }

  private static RuleFiles edited(RuleFiles now, Map<String, Set<String>> names, Edit edit) {
    TreeMap<String, String> texts = new TreeMap<>(now.files());
    names.forEach(
        (file, of) -> {
          String text = texts.get(file);
          if (text == null || file.endsWith(FileForm.RULES)) {
            throw notPossible("changed", "There is no file of examples \"" + file + "\".");
          }
          texts.put(
              file,
              switch (edit.in(text, of)) {
                case Edited.Written(String written) -> written;
                case Edited.Refused(String reason) -> throw notPossible("changed", reason);
              });
        });
    return new RuleFiles(texts);
  }

  private static ProblemException notPossible(String done, String reason) {
    return new ProblemException(
        Problem.impossible("example-not-possible", "The example cannot be " + done, reason));
  }
}
