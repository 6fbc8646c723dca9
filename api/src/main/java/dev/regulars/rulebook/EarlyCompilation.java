package dev.regulars.rulebook;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.rules.Compilation;
import dev.regulars.rules.RuleBookCompiler;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.StarterRulebook;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Compiles the starter rulebook while the database starts: the first compilation of a process loads
 * and warms up Drools, and an empty database begins with that rulebook anyway.
 */
class EarlyCompilation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** A compilation under way, and what is compiled. */
  static final class Started {

    private final ProgrammeSettings settings;
    private final RuleFiles files;
    private final AtomicReference<@Nullable CompletableFuture<Compilation>> result;
    private @Nullable RuleBookCompiler compiler;

    Started(ProgrammeSettings settings, RuleFiles files) {
      this.settings = settings;
      this.files = files;
      this.result =
          new AtomicReference<>(
              CompletableFuture.supplyAsync(
                  () -> compiler().compile(files),
                  work -> Thread.ofPlatform().daemon().name("rulebook-early").start(work)));
    }

    /** The compiler at work, which knows from then on what it has compiled. */
    synchronized RuleBookCompiler compiler() {
      if (compiler == null) {
        compiler = new RuleBookCompiler(settings.programme());
      }
      return compiler;
    }

    /** The compilation of these files, for the first who asks; null where it is about others. */
    @Nullable CompletableFuture<Compilation> take(RuleFiles asked) {
      return files.equals(asked) ? result.getAndSet(null) : null;
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ProgrammeSettings settings =
        Binder.get(context.getEnvironment())
            .bindOrCreate("regulars.programme", ProgrammeSettings.class);
    context
        .getBeanFactory()
        .registerSingleton(
            "earlyCompilation", new Started(settings, StarterRulebook.files(settings.programme())));
  }
}
