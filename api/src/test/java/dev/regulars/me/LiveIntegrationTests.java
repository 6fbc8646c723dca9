package dev.regulars.me;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.MemberAtHome;
import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.purchase.APurchase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** A page hears what happens. */
@ServerTest
@Timeout(60)
class LiveIntegrationTests {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Autowired private Shop shop;
  @Autowired private Server server;

  private HttpResponse<Stream<String>> follow(MemberAtHome member)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(server.url() + "/v1/me/events"))
            .header("Authorization", "Bearer " + member.token())
            .build(),
        HttpResponse.BodyHandlers.ofLines());
  }

  private void buys(MemberAtHome member) {
    shop.till()
        .post(
            "/v1/purchases",
            APurchase.anonymous()
                .with("member", Map.of("id", member.id()))
                .line("ESP-1", "coffee", 1, 4_000)
                .json());
  }

  private static String next(Iterator<String> lines, String beginning) {
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith(beginning)) {
        return line;
      }
    }
    throw new AssertionError("the stream ended");
  }

  @Test
  void aPurchaseShowsWithItsPointsAndNobodyElses() throws Exception {
    shop.rulebook().pointPerEuro();
    MemberAtHome member = MemberAtHome.in(shop);
    MemberAtHome other = MemberAtHome.in(shop);
    try (Stream<String> stream = follow(member).body()) {
      Iterator<String> lines = stream.iterator();
      next(lines, ":"); // it is open
      buys(other);
      buys(member);
      String event = next(lines, "event:");
      String data = next(lines, "data:");

      assertThat(event).isEqualTo("event:points");
      assertThat(data).contains("\"points\":40").contains("\"available\":").contains("purchaseId");
      assertThat(data).doesNotContain(other.id());
    }
  }

  @Test
  void aMemberHasAFewStreamsAtMost() throws Exception {
    MemberAtHome member = MemberAtHome.in(shop);
    List<Stream<String>> open = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        HttpResponse<Stream<String>> one = follow(member);
        assertThat(one.statusCode()).isEqualTo(200);
        open.add(one.body());
      }
      assertThat(follow(member).statusCode()).isEqualTo(429);
    } finally {
      open.forEach(Stream::close);
    }
  }
}
