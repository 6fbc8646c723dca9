package dev.regulars.rulebook;

import dev.regulars.rules.RuleFiles;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Makes rule files live without drafts and approvals, for tests of what they then decide. */
public class Installed {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

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
        .block(PATIENCE);
  }
}
