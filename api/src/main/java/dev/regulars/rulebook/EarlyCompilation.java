package dev.regulars.rulebook;

import dev.regulars.programme.ProgrammeProperties;
import dev.regulars.rules.Compilation;
import dev.regulars.rules.Programme;
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
 * and warms up Drools, and an empty database begins with that rulebook anyway. A database whose
 * settings were changed has no use for it, but the classes are loaded.
 */
class EarlyCompilation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** A compilation under way, and what is compiled. */
  static final class Started {

    private final Programme programme;
    private final RuleFiles files;
    private final AtomicReference<@Nullable CompletableFuture<Compilation>> result;
    private @Nullable RuleBookCompiler compiler;

    Started(Programme programme, RuleFiles files) {
      this.programme = programme;
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
        compiler = new RuleBookCompiler(programme);
      }
      return compiler;
    }

    /** What is compiled for. */
    Programme programme() {
      return programme;
    }

    /**
     * The compilation of these files for a programme, for the first who asks; null where it is
     * about others.
     */
    @Nullable CompletableFuture<Compilation> take(RuleFiles asked, Programme askedFor) {
      return files.equals(asked) && programme.equals(askedFor) ? result.getAndSet(null) : null;
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Programme programme =
        Binder.get(context.getEnvironment())
            .bindOrCreate("regulars.programme", ProgrammeProperties.class)
            .settings()
            .programme();
    context
        .getBeanFactory()
        .registerSingleton(
            "earlyCompilation", new Started(programme, StarterRulebook.files(programme)));
  }
}
