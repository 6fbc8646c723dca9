package dev.regulars.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Hears what the server writes about faults of its own while it is open. */
final class Faults extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private static final int MOST = 50;

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();

  static Faults heard() {
    Faults faults = new Faults();
    faults.setContext(faults.root.getLoggerContext());
    faults.start();
    faults.root.addAppender(faults);
    return faults;
  }

  Queue<String> all() {
    return heard;
  }

  @Override
  protected void append(ILoggingEvent event) {
    IThrowableProxy thrown = event.getThrowableProxy();
    boolean isFault =
        event.getLevel().isGreaterOrEqual(Level.ERROR)
            || (thrown != null && event.getLevel().isGreaterOrEqual(Level.WARN));
    if (isFault && heard.size() < MOST) {
      String trace = thrown == null ? "" : thrown.getClassName() + ": " + thrown.getMessage();
      heard.add(event.getLoggerName() + ": " + event.getFormattedMessage() + " " + trace);
    }
  }

  @Override
  public void close() {
    root.detachAppender(this);
    stop();
  }
}
