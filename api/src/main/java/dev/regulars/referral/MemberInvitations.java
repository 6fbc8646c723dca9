package dev.regulars.referral;

import dev.regulars.member.Invitations;
import dev.regulars.referral.Joining.Friend;
import dev.regulars.referral.Referral.JoinedBy;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What enrolments and the views of members need of referrals. */
@Component
class MemberInvitations implements Invitations {

  private final ReferralCodes codes;
  private final Joining joining;
  private final String joinUrl;

  MemberInvitations(
      ReferralCodes codes, Joining joining, @Value("${regulars.public-url}") String publicUrl) {
    this.codes = codes;
    this.joining = joining;
    this.joinUrl = publicUrl.replaceFirst("/+$", "") + "/me/join?code=";
  }

  @Override
  public Mono<Invitation> of(Connection connection, UUID memberId) {
    return codes.own(connection, memberId).map(code -> new Invitation(code, link(code)));
  }

  /** The page where a friend joins with a code. */
  String link(String code) {
    return joinUrl + code;
  }

  @Override
  public Mono<Void> join(Connection connection, UUID friend, String code, Instant at) {
    return joining
        .join(connection, code, new Friend(friend, JoinedBy.ENROLMENT, at))
        .onErrorMap(ProblemException.class, MemberInvitations::aboutTheCode)
        .then();
  }

  /** A refusal, where the code is the field that it is about. */
  static ProblemException aboutTheCode(ProblemException refused) {
    Problem problem = refused.problem();
    return problem.status() < 500 ? new ProblemException(problem.at("/referralCode")) : refused;
  }
}
