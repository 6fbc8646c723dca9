package dev.regulars.edge;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * What hostile hands do to a server, bounded in number and time, against the loopback alone. Also a
 * program of one file, for more of it: {@code java Attacker.java http://127.0.0.1:8080 BODIES 900
 * 60 [key]} attacks with 900 connections for 60 seconds and prints what became of them.
 */
public final class Attacker {

  /** Ways to cost a server more than they cost the attacker. */
  public enum Attack {
    /** Large bodies to a place that is open to all, all but the end of them. */
    BODIES("POST /v1/session", 1_048_000),
    /** The same with a key, to where purchases go. */
    CALLERS_BODIES("POST /v1/purchases", 1_048_000),
    /** Heads that never end. */
    HEADS("GET /", 0),
    /** A body of a byte a second. */
    DRIP("POST /v1/session", 4_000),
    /** The same with a key. */
    CALLERS_DRIP("POST /v1/purchases", 4_000),
    /** Large answers that nobody reads. */
    READERS("GET /v1/openapi.json", 0),
    /** Requests ahead of answers that nobody reads. */
    PIPELINE("GET /v1/openapi.json", 0),
    /** Streams that say nothing; with a key. */
    STREAMS("POST /v1/purchases/stream", 0),
    /** Connections that ask for nothing. */
    IDLE("", 0),
    /** The API's description in ever new languages. */
    LANGUAGES("GET /v1/openapi.json", 0);

    private final String line;
    private final int length;

    Attack(String line, int length) {
      this.line = line;
      this.length = length;
    }
  }

  private static final int SENT_BEFORE_SILENCE = 1_000_000;
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final InetSocketAddress server;
  private final String key;
  private final Map<String, LongAdder> outcomes = new ConcurrentSkipListMap<>();

  /**
   * An attacker.
   *
   * @param url of a server on the loopback
   * @param key that the attacks with a key use
   */
  public Attacker(String url, String key) {
    URI uri = URI.create(url);
    this.server = new InetSocketAddress(uri.getHost(), uri.getPort());
    this.key = key;
    if (!server.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException("only the loopback is attacked");
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Attacker attacker = new Attacker(args[0], args.length > 4 ? args[4] : "rk_demo_till");
    Attack attack = Attack.valueOf(args[1].toUpperCase(Locale.ROOT).replace('-', '_'));
    Map<String, Long> outcomes =
        attacker.attack(
            attack, Integer.parseInt(args[2]), Duration.ofSeconds(Long.parseLong(args[3])));
    try (PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out))) {
      out.println(outcomes);
    }
  }

  /**
   * Attacks, and begins again with each connection that ended.
   *
   * @return how often connections ended how: the status they got, {@code closed}, or {@code open}
   *     at the end
   */
  public Map<String, Long> attack(Attack attack, int connections, Duration time)
      throws InterruptedException {
    outcomes.clear();
    long endNs = System.nanoTime() + time.toNanos();
    try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        int number = i;
        visitors.submit(() -> visitAgainAndAgain(attack, number, endNs));
      }
    }
    Map<String, Long> counts = new TreeMap<>();
    outcomes.forEach((outcome, number) -> counts.put(outcome, number.sum()));
    return counts;
  }

  private void visitAgainAndAgain(Attack attack, int number, long endNs) {
    for (int round = 0; System.nanoTime() < endNs; round++) {
      String outcome;
      try (Socket socket = new Socket()) {
        socket.setReceiveBufferSize(16 << 10);
        socket.connect(server, (int) CONNECT.toMillis());
        outcome = visit(attack, socket, number + "x" + round, endNs);
      } catch (IOException e) {
        outcome = "closed";
      }
      outcomes.computeIfAbsent(outcome, first -> new LongAdder()).increment();
      pause(20);
    }
  }

  private String visit(Attack attack, Socket socket, String name, long endNs) throws IOException {
    OutputStream out = socket.getOutputStream();
    switch (attack) {
      case BODIES, CALLERS_BODIES -> {
        write(out, head(attack));
        sendAllBut(out, attack.length - SENT_BEFORE_SILENCE, attack.length);
      }
      case HEADS -> write(out, attack.line + " HTTP/1.1\r\nHost: x\r\nX-Slow: ");
      case DRIP, CALLERS_DRIP -> {
        write(out, head(attack));
        for (int i = 0; System.nanoTime() < endNs; i++) {
          write(out, i == 0 ? "{" : " ");
          String outcome = read(socket, System.nanoTime() + Duration.ofSeconds(1).toNanos());
          if (!outcome.equals("open")) {
            return outcome;
          }
        }
      }
      case READERS -> {
        write(out, head(attack));
        return waitUnread(socket, out, endNs);
      }
      case PIPELINE -> {
        String request = head(attack).repeat(100);
        while (System.nanoTime() < endNs) {
          write(out, request);
        }
      }
      case STREAMS -> write(out, head(attack));
      case LANGUAGES -> {
        write(
            out,
            head(attack)
                .replace(
                    "Host:",
                    "Connection: close\r\nAccept-Language: " + language(name) + "\r\nHost:"));
        return read(socket, endNs);
      }
      case IDLE -> {}
    }
    return read(socket, endNs);
  }

  /** A language that nobody speaks, another one for each name. */
  private static String language(String name) {
    return "en-x-" + name;
  }

  private String head(Attack attack) {
    boolean known =
        attack == Attack.CALLERS_BODIES
            || attack == Attack.CALLERS_DRIP
            || attack == Attack.STREAMS;
    String type = attack == Attack.STREAMS ? "application/x-ndjson" : "application/json";
    return attack.line
        + " HTTP/1.1\r\nHost: x\r\n"
        + (known ? "Authorization: Bearer " + key + "\r\n" : "")
        + (attack == Attack.STREAMS ? "Transfer-Encoding: chunked\r\n" : "")
        + (attack.length > 0 ? "Content-Length: " + attack.length + "\r\n" : "")
        + (attack.line.startsWith("POST") ? "Content-Type: " + type + "\r\n" : "")
        + "\r\n";
  }

  private static void sendAllBut(OutputStream out, int kept, int length) throws IOException {
    byte[] piece = "x".repeat(16_384).getBytes(StandardCharsets.US_ASCII);
    write(out, "{\"login\": \"");
    for (int left = length - kept; left > 0; left -= piece.length) {
      out.write(piece, 0, Math.min(left, piece.length));
    }
  }

  /** What the server says, without reading more than the beginning of it. */
  private static String waitUnread(Socket socket, OutputStream out, long endNs) throws IOException {
    while (System.nanoTime() < endNs) {
      pause(200);
      // A byte of a next request: it fails once the server has gone.
      write(out, "\r\n");
    }
    return "open";
  }

  private static String read(Socket socket, long untilNs) throws IOException {
    InputStream in = socket.getInputStream();
    long leftMs = Math.max(1, Duration.ofNanos(untilNs - System.nanoTime()).toMillis());
    socket.setSoTimeout((int) leftMs);
    byte[] first = new byte[12];
    try {
      int got = in.readNBytes(first, 0, first.length);
      if (got < first.length) {
        return "closed";
      }
      String status = new String(first, 9, 3, StandardCharsets.US_ASCII);
      in.skip(Long.MAX_VALUE);
      return status;
    } catch (SocketTimeoutException e) {
      return "open";
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void pause(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
