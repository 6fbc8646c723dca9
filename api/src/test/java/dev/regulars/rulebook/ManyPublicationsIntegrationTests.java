package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.purchase.APurchase;
import dev.regulars.rules.RuleFiles;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(properties = "regulars.rulebook.compiled-idle=1s")
class ManyPublicationsIntegrationTests {

  private static final int WARM = 25;
  private static final int MORE = 50;

  @Autowired private Shop shop;
  @Autowired private Installed installed;

  /** Each compiled version is hundreds of classes; what is replaced has to go, all of it. */
  @Test
  void leaveNothingBehind() throws InterruptedException {
    publish(WARM);
    long before = classesLeft();
    publish(MORE);
    long after = classesLeft();
    assertThat(after - before)
        .as("classes that stay of %d publications, %d before", MORE, before)
        .isLessThan(200);
  }

  private void publish(int times) {
    for (int i = 0; i < times; i++) {
      int version = installed.install(new RuleFiles(new TreeMap<>(Map.of("r.dslr", rules(i)))));
      long decided =
          shop.till()
              .post(
                  "/v1/purchases/quote", APurchase.by(shop.enrol()).line("T", "tea", 1, 500).json())
              .number("/rulebookVersion");
      assertThat(decided).isEqualTo(version);
    }
  }

  private static String rules(int i) {
    StringBuilder rules = new StringBuilder();
    for (int rule = 0; rule < 20; rule++) {
      rules.append(
          """
          rule "Rule %d of %d"
          when
              The total is at least %d.00 EUR
          then
              Give %d points
          end

          """
              .formatted(rule, i, rule + 1, i + 1));
    }
    return rules.toString();
  }

  /** Two collections: the first finds what nobody holds, the second what was closed then. */
  private static long classesLeft() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 6; i++) {
      System.gc();
      Thread.sleep(1_500);
      least = Math.min(least, ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    }
    return least;
  }
}
