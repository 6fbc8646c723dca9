package dev.regulars.rules;

import dev.regulars.rules.decision.CompiledRule.Kind;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Rules that Drools runs: one engine for each kind that there is, and more for the great rulebooks,
 * which are compiled in portions.
 */
final class CompiledFiring implements Firing {

  private final Map<Kind, List<RuleEngine>> engines = new EnumMap<>(Kind.class);
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Compiles verified DRL; takes seconds for hundreds of rules.
   *
   * @throws CancellationException where nobody waits for it any more
   */
  CompiledFiring(Map<Kind, List<String>> drl) {
    try {
      drl.forEach(this::compile);
    } catch (RuntimeException notWhole) {
      close();
      throw notWhole;
    }
  }

  private void compile(Kind kind, List<String> portions) {
    List<RuleEngine> ofKind = new ArrayList<>();
    engines.put(kind, ofKind);
    for (String portion : portions) {
      ofKind.add(RuleEngine.compile(portion));
    }
  }

  @Override
  public List<Proposal> fire(Kind kind, Facts facts, @Nullable Standing standing) {
    List<RuleEngine> ofKind = engines.get(kind);
    if (ofKind == null) {
      return new ArrayList<>();
    }
    List<Proposal> proposals = fire(ofKind.getFirst(), facts, standing);
    for (int i = 1; i < ofKind.size(); i++) {
      proposals.addAll(fire(ofKind.get(i), facts, standing));
    }
    return proposals;
  }

  private static List<Proposal> fire(RuleEngine engine, Facts facts, @Nullable Standing standing) {
    return standing == null ? engine.fire(facts) : engine.fire(facts, standing);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      engines.values().stream().flatMap(List::stream).forEach(RuleEngine::close);
    }
  }
}
