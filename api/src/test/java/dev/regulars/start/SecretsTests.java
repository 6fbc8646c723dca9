package dev.regulars.start;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTests {

  private static final String TOKEN = "SECRETSECRETSECRETSECRETSECRET12";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET "/v1/invitations/invite_SECRETSECRETSECRETSECRETSECRET12" | GET "/v1/invitations/…"
          GET /v1/invitations/anything HTTP/1.1                  | GET /v1/invitations/… HTTP/1.1
          at /admin/invitation/invite_x failed                   | at /admin/invitation/… failed
          HTTP GET "/v1/members/lookup?phone=%2B49123" [Handler] | HTTP GET "/v1/members/lookup?…" [Handler]
          {\\"uri\\":\\"/login/oauth2/code/regulars?code=x&state=y\\"} | {\\"uri\\":\\"/login/oauth2/code/regulars?…\\"}
          Bearer rk_SECRETSECRETSECRETSECRETSECRET12 is unknown  | Bearer rk_… is unknown
          cookie rs_SECRETSECRETSECRETSECRETSECRET12             | cookie rs_…
          """)
  void hidesWhatNobodyMayRead(String line, String hidden) {
    assertThat(Secrets.hidden(line)).isEqualTo(hidden);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Regulars listens on port 8080",
        "API keys   rk_demo_till · rk_demo_marketer",
        "give it this token, which works once: setup_SECRETSECRETSECRETSECRET",
        "POST /v1/purchases failed, correlation id 01a228f3-4a4e-7ec3-a5b6-aba9fa8e162d",
        "Is it there?"
      })
  void leavesEverythingElse(String line) {
    assertThat(Secrets.hidden(line)).isEqualTo(line);
  }

  @Test
  void alsoOutOfStackTraces() {
    LoggerContext context = new LoggerContext();
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(context);
    lines.setPattern("%msg%n%ex");
    lines.start();
    var failure = new IllegalStateException("HTTP POST \"/v1/invitations/" + TOKEN + "\"");
    var event =
        new LoggingEvent(
            "x",
            context.getLogger("any"),
            ch.qos.logback.classic.Level.ERROR,
            "{} was not done",
            failure,
            new Object[] {"/v1/members?card=" + TOKEN});
    String written =
        new String(new LogsWithoutSecrets.Hiding(lines).encode(event), StandardCharsets.UTF_8);
    assertThat(written)
        .contains("/v1/members?… was not done", "/v1/invitations/…\"", "at dev.regulars")
        .doesNotContain(TOKEN);
  }
}
