package dev.regulars.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The books of a large shop take longer to prove than any other statement is given. */
@ServerTest
@TestPropertySource(properties = "regulars.database.statement-timeout=1s")
class LongVerificationIntegrationTests {

  @Autowired private Shop shop;
  @Autowired private DatabaseAddress address;

  @Test
  void takesAsLongAsItTakes()
      throws SQLException, ExecutionException, InterruptedException, TimeoutException {
    assertThat(shop.verification().status()).isEqualTo(200); // the server is up
    CompletableFuture<Answer> proof;
    try (Connection other = address.connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("lock table transfer in access exclusive mode");
      proof = CompletableFuture.supplyAsync(shop::verification);
      Thread.sleep(2_500);
    }
    assertThat(proof.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
  }
}
