package dev.regulars.rules;

import dev.regulars.rules.decision.CompiledRule.Kind;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Rules that Drools runs: one engine for each kind that there is. */
final class CompiledFiring implements Firing {

  private final Map<Kind, RuleEngine> engines = new EnumMap<>(Kind.class);
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Compiles verified DRL; takes seconds for hundreds of rules. */
  CompiledFiring(Map<Kind, String> drl) {
    drl.forEach((kind, text) -> engines.put(kind, RuleEngine.compile(text)));
  }

  @Override
  public List<Proposal> fire(Kind kind, Facts facts, @Nullable Standing standing) {
    RuleEngine engine = engines.get(kind);
    if (engine == null) {
      return new ArrayList<>();
    }
    return standing == null ? engine.fire(facts) : engine.fire(facts, standing);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      engines.values().forEach(RuleEngine::close);
    }
  }
}
