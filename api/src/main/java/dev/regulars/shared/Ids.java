package dev.regulars.shared;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes identifiers: UUID version 7 (RFC 9562), ordered by time within this process. */
@Component
public class Ids {

  /** A new identifier. */
  public UUID next() {
    return UuidCreator.getTimeOrderedEpochFast();
  }
}
