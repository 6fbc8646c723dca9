package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ShareTests {

  @Test
  void whatOneLosesTheNextHasInstead() {
    assertThat(Share.of(List.of(50L, -50L, 5L)))
        .containsExactly(new Share(50, 0), new Share(-50, 0), new Share(5, 5));
  }

  @Test
  void nothingIsGivenBeyondWhatIsLost() {
    assertThat(Share.of(List.of(-50L, 20L))).containsExactly(new Share(-20, 0), new Share(20, 0));
    assertThat(Share.of(List.of(-50L))).containsExactly(new Share(0, 0));
  }

  @Property
  void theBooksOfTheSharesBalance(@ForAll List<@LongRange(min = -500, max = 500) Long> losses) {
    List<Share> shares = Share.of(losses);
    assertThat(shares).hasSameSizeAs(losses);
    long decided = shares.stream().mapToLong(Share::decided).sum();
    assertThat(shares.stream().mapToLong(Share::taken).sum()).isEqualTo(decided);
    assertThat(decided).isEqualTo(Math.max(0, losses.stream().mapToLong(loss -> loss).sum()));
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      assertThat(share.taken()).isBetween(0L, Math.max(0, losses.get(i)));
      if (losses.get(i) < 0) {
        assertThat(share.decided()).isBetween(losses.get(i), 0L);
      } else {
        assertThat(share.decided()).isEqualTo(losses.get(i));
      }
    }
  }
}
