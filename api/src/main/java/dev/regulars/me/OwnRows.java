package dev.regulars.me;

import dev.regulars.account.MovesWithMember;
import dev.regulars.account.Moving;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who was merged stays signed in, as who remains; what they agreed to and said goes with them. */
@Component
class OwnRows implements MovesWithMember {

  @Override
  public List<Moving> moving() {
    return List.of(
        Moving.ofTable("member_session"),
        Moving.ofTable("consent"),
        Moving.ofTable("feedback"),
        Moving.ofTable("mail"));
  }
}
