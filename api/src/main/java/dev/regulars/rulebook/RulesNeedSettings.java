package dev.regulars.rulebook;

import dev.regulars.programme.Settings;
import dev.regulars.programme.SettingsObjection;
import dev.regulars.rules.Interpretation;
import dev.regulars.rules.Programme;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.language.Problem;
import dev.regulars.shared.Problem.FieldError;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Rules that decide now, or will at a time that is set, have to be rules under other settings, too:
 * they name tiers and amounts in the currency.
 */
@Component
class RulesNeedSettings implements SettingsObjection {

  private static final Pattern RULE = Pattern.compile("(?m)^\\s*rule\\s+\"([^\"]*)\"");
  private static final int TOLD_MAX = 20;

  private final LiveTimes times;
  private final Versions versions;
  private final Compiling compiling;
  private final Clock clock;

  RulesNeedSettings(LiveTimes times, Versions versions, Compiling compiling, Clock clock) {
    this.times = times;
    this.versions = versions;
    this.compiling = compiling;
    this.clock = clock;
  }

  @Override
  public Mono<dev.regulars.shared.Problem> against(Settings before, Settings after) {
    Programme programme = after.programme();
    return before.programme().equals(programme)
        ? Mono.empty()
        : times
            .read()
            .filter(timeline -> !timeline.isEmpty())
            .flatMapIterable(this::deciding)
            .concatMap(version -> against(version, before, programme))
            .next();
  }

  private Set<Integer> deciding(Timeline timeline) {
    Instant now = clock.instant();
    Set<Integer> deciding = new LinkedHashSet<>(List.of(timeline.at(now)));
    timeline.between(now, Instant.MAX).forEach(deciding::add);
    return deciding;
  }

  private Mono<dev.regulars.shared.Problem> against(
      int version, Settings before, Programme programme) {
    return versions
        .files(version)
        .flatMap(
            files ->
                compiling
                    .look(() -> compiling.compiler(programme).interpret(files))
                    .flatMap(
                        found ->
                            found instanceof Interpretation.Refused(List<Problem> problems)
                                ? Mono.just(problem(version, files, problems, before, programme))
                                : Mono.empty()));
  }

  private static dev.regulars.shared.Problem problem(
      int version, RuleFiles files, List<Problem> problems, Settings before, Programme programme) {
    String pointer = before.currency().equals(programme.currency()) ? "/tiers" : "/currency";
    List<FieldError> errors = new ArrayList<>();
    problems.stream()
        .limit(TOLD_MAX)
        .forEach(problem -> errors.add(new FieldError(pointer, inWords(version, files, problem))));
    return dev.regulars.shared.Problem.impossible(
            "rules-need-setting",
            "Rules need what would go",
            "Rules of version "
                + version
                + " would be none under these settings. Publish rules first that do without, or"
                + " leave the setting as it is.")
        .with(errors)
        .with("version", version);
  }

  private static String inWords(int version, RuleFiles files, Problem problem) {
    String text = Objects.requireNonNullElse(files.files().get(problem.file()), "");
    String rule = null;
    int at = start(text, problem.line() + 1);
    Matcher matcher = RULE.matcher(text);
    while (matcher.find() && matcher.start() < at) {
      rule = matcher.group(1);
    }
    return "%s of version %d, line %d: %s"
        .formatted(
            rule == null ? problem.file() : "rule \"" + rule + "\"",
            version,
            problem.line(),
            problem.message());
  }

  /** Where a line begins, or the end of the text. */
  private static int start(String text, int line) {
    int at = 0;
    for (int i = 1; i < line && at < text.length(); i++) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end + 1;
    }
    return at;
  }
}
