package dev.regulars.insight;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Where figures are worked out: beside the threads that serve requests, and one at a time. */
@Component
class InsightThread implements DisposableBean {

  private final Scheduler scheduler = Schedulers.newSingle("insight", true);

  Scheduler scheduler() {
    return scheduler;
  }

  @Override
  public void destroy() {
    scheduler.dispose();
  }
}
