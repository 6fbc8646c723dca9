package dev.regulars.start;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Sees to it that nothing is logged with a {@linkplain Secrets secret} in it. Done where lines
 * leave, in whatever form: stack traces hold addresses of requests, too.
 */
class LogsWithoutSecrets
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

  /** After Spring Boot has set logging up. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext logging)) {
      return;
    }
    for (Logger logger : logging.getLoggerList()) {
      Iterator<Appender<ILoggingEvent>> appenders = logger.iteratorForAppenders();
      while (appenders.hasNext()) {
        if (appenders.next() instanceof OutputStreamAppender<ILoggingEvent> out) {
          wrap(out, logging);
        }
      }
    }
  }

  private static void wrap(OutputStreamAppender<ILoggingEvent> out, LoggerContext logging) {
    Encoder<ILoggingEvent> form = out.getEncoder();
    if (form != null && !(form instanceof Hiding)) {
      Hiding hiding = new Hiding(form);
      hiding.setContext(logging);
      hiding.start();
      out.setEncoder(hiding);
    }
  }

  /** Another encoder's lines, without secrets. */
  static final class Hiding extends EncoderBase<ILoggingEvent> {

    private final Encoder<ILoggingEvent> form;

    Hiding(Encoder<ILoggingEvent> form) {
      this.form = form;
    }

    @Override
    public byte @Nullable [] headerBytes() {
      return form.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
      String line = new String(form.encode(event), StandardCharsets.UTF_8);
      return Secrets.hidden(line).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte @Nullable [] footerBytes() {
      return form.footerBytes();
    }
  }
}
