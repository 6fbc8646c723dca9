package dev.regulars.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What callers may cost. The defaults suit a heap of 768 MB in a container of 1,536 MB. An address
 * is that of the connection's other end: behind a proxy it is the proxy's, so that the limits by
 * address should equal those in all there.
 *
 * @param connections open at once, in all
 * @param strangers of those in all, kept for connections that have not shown a key or session;
 *     where none is free, the stranger's that is idle the longest goes when another comes
 * @param connectionsPerAddress open at once from one address
 * @param connectionsPerCaller of one key or person that count as theirs; more count as strangers'
 * @param headTime in which the head of a request must come, from its first byte
 * @param idleTime for which a connection may lie idle between two requests
 * @param bodyPause for which a body may pause
 * @param bodyRate of a body, in bytes a second, beyond its pause
 * @param openBody the most bytes of a body that comes without a key or session
 * @param bodies bytes of bodies under way at once, in all
 * @param bodiesPerAddress the same, from one address
 * @param bodiesPerCaller the same, of one key or person
 * @param streams under way at once: streamed purchases and uploads, which are not held as a whole
 * @param streamsPerCaller the same, of one key or person
 * @param streamPause for which a stream may go without another whole line
 * @param readerPause for which an answer that waits to be read may not get on
 * @param readerRate at which an answer that waits is to be read, in bytes a second, beyond its
 *     pause
 * @param answers bytes of answers that wait to be read, in all; the largest go beyond
 */
@ConfigurationProperties("regulars.http")
public record HttpLimits(
    @DefaultValue("2000") int connections,
    @DefaultValue("500") int strangers,
    @DefaultValue("1500") int connectionsPerAddress,
    @DefaultValue("1000") int connectionsPerCaller,
    @DefaultValue("10s") Duration headTime,
    @DefaultValue("60s") Duration idleTime,
    @DefaultValue("15s") Duration bodyPause,
    @DefaultValue("512B") DataSize bodyRate,
    @DefaultValue("8KB") DataSize openBody,
    @DefaultValue("64MB") DataSize bodies,
    @DefaultValue("48MB") DataSize bodiesPerAddress,
    @DefaultValue("16MB") DataSize bodiesPerCaller,
    @DefaultValue("64") int streams,
    @DefaultValue("16") int streamsPerCaller,
    @DefaultValue("5m") Duration streamPause,
    @DefaultValue("30s") Duration readerPause,
    @DefaultValue("512B") DataSize readerRate,
    @DefaultValue("96MB") DataSize answers) {

  public HttpLimits {
    if (strangers < 1 || connections <= strangers) {
      throw new IllegalArgumentException(
          "regulars.http.strangers must be at least 1 and less than regulars.http.connections");
    }
    if (bodyRate.toBytes() < 1 || readerRate.toBytes() < 1) {
      throw new IllegalArgumentException(
          "regulars.http.body-rate and reader-rate must be at least 1B");
    }
  }
}
