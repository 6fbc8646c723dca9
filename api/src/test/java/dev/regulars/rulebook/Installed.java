package dev.regulars.rulebook;

import dev.regulars.rules.RuleFiles;
import dev.regulars.shared.ProblemException;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Makes rule files live without drafts and approvals, for tests of what they then decide. */
public class Installed {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int ATTEMPTS = 20;

  private final Compiling compiling;
  private final Publishing publishing;

  Installed(Compiling compiling, Publishing publishing) {
    this.compiling = compiling;
    this.publishing = publishing;
  }

  /** These files decide from now on; gives the version. */
  public int install(RuleFiles files) {
    return Mono.fromFuture(() -> compiling.compile(files))
        .flatMap(rules -> publishing.install(files, rules, ""))
        // A server that has just started may be installing the rulebook that it begins with.
        .retryWhen(Retry.fixedDelay(ATTEMPTS, PAUSE).filter(Installed::isOvertaken))
        .block(PATIENCE);
  }

  private static boolean isOvertaken(Throwable error) {
    return error instanceof ProblemException refused
        && refused.problem().slug().equals("live-changed");
  }
}
