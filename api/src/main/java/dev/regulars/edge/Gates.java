package dev.regulars.edge;

import dev.regulars.security.Caller;
import dev.regulars.security.KnownCallers;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All gates, with what they say. */
@Component
class Gates {

  private final List<Gate> gates;
  private final Map<Gate, ReadyAnswer> answers = new IdentityHashMap<>();

  private final KnownCallers callers;
  private final Connections connections;

  Gates(List<Gate> gates, KnownCallers callers, Connections connections, JsonMapper json) {
    this.callers = callers;
    this.connections = connections;
    this.gates = List.copyOf(gates);
    gates.forEach(gate -> answers.put(gate, new ReadyAnswer(gate.problem(), json)));
  }

  /** The gate that is shut for a request; null where it may pass. */
  @Nullable Gate shutFor(String method, String address) {
    for (Gate gate : gates) {
      if (gate.isShutFor(method, address)) {
        return gate;
      }
    }
    return null;
  }

  /** Notes whose connection it is, where its request says so. */
  void recognise(Visit visit, @Nullable String authorization) {
    Caller caller = visit.owner == null ? callers.of(authorization) : null;
    if (caller != null) {
      connections.known(visit, caller);
    }
  }

  ReadyAnswer answer(Gate gate) {
    return Objects.requireNonNull(answers.get(gate));
  }
}
