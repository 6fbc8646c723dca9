package dev.regulars.rulebook;

import dev.regulars.rules.example.Example;
import dev.regulars.rules.example.ExampleWriter;
import dev.regulars.rules.example.ExampleWriter.Appended;
import dev.regulars.security.Who;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Adds examples to drafts. */
@Component
public class DraftExamples {

  /** Where an example goes of which nobody says more. */
  public static final String FILE = "examples.yaml";

  private final Editing editing;
  private final ExampleWriter writer;

  DraftExamples(Editing editing, ProgrammeSettings settings) {
    this.editing = editing;
    this.writer = new ExampleWriter(settings.programme());
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
    return editing
        .change(draft, FileForm.examples(file), text -> append(text, example), by)
        .map(DraftFileView::of);
  }

  private String append(String text, Example example) {
    return switch (writer.append(text, example)) {
      case Appended.Written(String written, int line) -> written;
      case Appended.Refused(String reason) ->
          throw new ProblemException(
              Problem.impossible("example-not-possible", "The example cannot be saved", reason));
    };
  }
}
