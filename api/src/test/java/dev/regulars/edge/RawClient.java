package dev.regulars.edge;

import dev.regulars.Till;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One connection over which bytes are sent as no well-behaved client would. */
final class RawClient implements AutoCloseable {

  private final Socket socket;

  RawClient(String url) throws IOException {
    URI uri = URI.create(url);
    socket = new Socket();
    // Little is on its way: neither what nobody reads nor what nobody takes.
    socket.setReceiveBufferSize(16 << 10);
    socket.setSendBufferSize(16 << 10);
    socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
    socket.setSoTimeout(15_000);
    socket.setTcpNoDelay(true);
  }

  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Sends the head of a request with a body. */
  RawClient post(String path, @Nullable String key, String... headers) throws IOException {
    return send(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: x\r\n"
            + (key == null ? "" : "Authorization: Bearer " + key + "\r\n")
            + String.join("\r\n", headers)
            + "\r\n\r\n");
  }

  RawClient get(String path, String... headers) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + String.join("", headers) + "\r\n");
  }

  /** All that comes until the server closes; fails where it does not. */
  String readToTheEnd() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** What has come by now, or comes first. */
  String readSome() throws IOException {
    byte[] some = new byte[64 << 10];
    int got = socket.getInputStream().read(some);
    return got < 0 ? "" : new String(some, 0, got, StandardCharsets.UTF_8);
  }

  /** The status of the next answer and its problem. */
  JsonNode problem(int status) throws IOException {
    String answer = readSome();
    if (!answer.startsWith("HTTP/1.1 " + status)) {
      throw new AssertionError("not " + status + ": " + answer);
    }
    return Till.json(answer.substring(answer.indexOf("\r\n\r\n") + 4));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
