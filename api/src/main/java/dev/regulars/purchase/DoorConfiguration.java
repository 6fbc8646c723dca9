package dev.regulars.purchase;

import dev.regulars.edge.Gate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The doors that tills come to. Support may wait. */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

  @Bean
  Gate doorForPurchases(Intake intake) {
    return new Door(intake, Busy.PURCHASE);
  }

  @Bean
  Gate doorForReturns(Intake intake) {
    return new Door(intake, Busy.RETURN);
  }

  @Bean
  Gate doorForClaims(Intake intake) {
    return new Door(intake, Busy.CLAIM);
  }

  @Bean
  Gate doorForEvents(Intake intake) {
    return new Door(intake, Busy.EVENT);
  }

  @Bean
  Gate doorForRedemptions(Intake intake) {
    return new Door(intake, Busy.REDEMPTION);
  }

  @Bean
  Gate doorForReversals(Intake intake) {
    return new Door(intake, Busy.REVERSAL);
  }
}
