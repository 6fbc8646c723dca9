package dev.regulars.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A database and who enters it.
 *
 * @param host name or address of the server
 * @param port its TCP port
 * @param database name of the database
 * @param user the role that connects
 * @param password of that role, null where the server asks for none
 * @param sslMode one of libpq's modes ({@code disable}, {@code prefer}, {@code require}, {@code
 *     verify-ca}, {@code verify-full})
 */
public record DatabaseAddress(
    String host,
    int port,
    String database,
    String user,
    @Nullable String password,
    String sslMode) {

  private static final Set<String> SCHEMES = Set.of("postgresql", "postgres");

  /**
   * Reads {@code [r2dbc:|jdbc:]postgresql://user:password@host:port/database?sslmode=require}; user
   * and password may also be the parameters {@code user} and {@code password}. User and password
   * are percent-encoded as in any URL.
   *
   * @throws IllegalArgumentException in a sentence for the operator, without the password
   */
  public static DatabaseAddress parse(String url) {
    URI uri = uri(url.strip().replaceFirst("^(r2dbc|jdbc):(pool:)?", ""));
    if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
      throw unreadable();
    }
    Map<String, String> parameters = parameters(uri.getRawQuery());
    String[] userInfo =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    String user = userInfo.length > 0 ? decode(userInfo[0]) : parameters.get("user");
    String password = userInfo.length > 1 ? decode(userInfo[1]) : parameters.get("password");
    String database = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
    if (user == null || user.isEmpty() || database.isEmpty()) {
      throw unreadable();
    }
    String sslMode =
        parameters.getOrDefault("sslmode", parameters.getOrDefault("sslMode", "prefer"));
    int port = uri.getPort() < 0 ? 5432 : uri.getPort();
    return new DatabaseAddress(uri.getHost(), port, database, user, password, sslMode);
  }

  /** The same server and role, another database. */
  public DatabaseAddress withDatabase(String other) {
    return new DatabaseAddress(host, port, other, user, password, sslMode);
  }

  /** For JDBC, without user and password. */
  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s?sslmode=%s&ApplicationName=regulars"
        .formatted(host, port, database, sslMode);
  }

  /**
   * A JDBC connection, for work at start-up that has to be done before anything else goes on.
   *
   * @throws SQLException where the server refuses it
   */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), user, password);
  }

  /** Leaves the password out, so that it can be printed. */
  @Override
  public String toString() {
    return "postgresql://%s@%s:%d/%s".formatted(user, host, port, database);
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw unreadable();
    }
  }

  private static Map<String, String> parameters(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return Map.of();
    }
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> decode(pair[0]), pair -> decode(pair[1]), (a, b) -> b, LinkedHashMap::new));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Never shows the text itself: it may hold a password. */
  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException(
        "REGULARS_DATABASE_URL must look like postgresql://user:password@host:5432/database");
  }
}
