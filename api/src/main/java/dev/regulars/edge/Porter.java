package dev.regulars.edge;

import dev.regulars.security.Caller;
import dev.regulars.security.KnownCallers;
import dev.regulars.shared.Problem;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Who stands at the {@link Gate}, and what is said there. */
@Component
class Porter {

  private final Gate gate;
  private final Map<Problem, ReadyAnswer> answers;
  private final KnownCallers callers;
  private final Connections connections;

  Porter(Gate gate, KnownCallers callers, Connections connections, JsonMapper json) {
    this.gate = gate;
    this.callers = callers;
    this.connections = connections;
    this.answers =
        gate.refusals().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(), problem -> new ReadyAnswer(problem, json)));
  }

  /** The answer to a request that goes no further, which is counted; null where it may pass. */
  @Nullable ReadyAnswer turnsAway(String method, String address) {
    Problem problem = gate.shutFor(method, address);
    if (problem == null) {
      return null;
    }
    gate.turnedAway();
    return answers.get(problem);
  }

  /** Notes whose connection it is, where its request says so. */
  void recognise(Visit visit, @Nullable String authorization) {
    Caller caller = visit.owner == null ? callers.of(authorization) : null;
    if (caller != null) {
      connections.known(visit, caller);
    }
  }
}
