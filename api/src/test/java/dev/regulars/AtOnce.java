package dev.regulars;

import dev.regulars.Till.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many real clients that begin together. */
public final class AtOnce {

  private AtOnce() {}

  /** Does the same on many threads that begin together. */
  public static List<Answer> atOnce(int clients, IntFunction<Answer> call) {
    CountDownLatch ready = new CountDownLatch(clients);
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> calls =
          IntStream.range(0, clients)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            ready.countDown();
                            go.await();
                            return call.apply(i);
                          }))
              .toList();
      ready.await();
      go.countDown();
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> one : calls) {
        answers.add(one.get());
      }
      return answers;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** How many of the answers have each status. */
  public static Map<Integer, Long> statuses(List<Answer> answers) {
    return answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
  }
}
