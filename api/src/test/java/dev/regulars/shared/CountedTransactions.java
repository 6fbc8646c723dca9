package dev.regulars.shared;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Statement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Transactions that note each statement that they send; the begin and the commit are among them.
 */
public final class CountedTransactions {

  private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
  private final Transactions transactions;

  /** Transactions on these connections; to be used by one at a time. */
  public CountedTransactions(ConnectionFactory connections, DatabaseState state) {
    this.transactions =
        new Transactions(
            new ConnectionFactory() {
              @Override
              public Publisher<? extends Connection> create() {
                return Mono.from(connections.create()).map(CountedTransactions.this::counted);
              }

              @Override
              public ConnectionFactoryMetadata getMetadata() {
                return connections.getMetadata();
              }
            },
            state);
  }

  public Transactions transactions() {
    return transactions;
  }

  /** What was sent so far. */
  public List<String> statements() {
    return List.copyOf(statements);
  }

  private Connection counted(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (method, args, result) ->
            switch (method.getName()) {
              case "createStatement" -> counted((Statement) result, String.valueOf(args[0]));
              case "beginTransaction", "commitTransaction" ->
                  sent(method.getName(), (Publisher<?>) result);
              default -> result;
            });
  }

  private Statement counted(Statement statement, String sql) {
    return proxy(
        Statement.class,
        statement,
        (method, args, result) ->
            switch (method.getName()) {
              case "bind", "bindNull", "fetchSize", "returnGeneratedValues" ->
                  counted((Statement) result, sql);
              case "execute" -> sent(sql, (Publisher<?>) result);
              default -> result;
            });
  }

  private Publisher<?> sent(String what, Publisher<?> publisher) {
    return Flux.defer(
        () -> {
          statements.add(what);
          return publisher;
        });
  }

  private interface Replacing {
    Object replace(Method method, Object[] args, Object result);
  }

  private static <T> T proxy(Class<T> type, T target, Replacing replacing) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> {
              try {
                Object result = method.invoke(target, args);
                return result == null ? null : replacing.replace(method, args, result);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
