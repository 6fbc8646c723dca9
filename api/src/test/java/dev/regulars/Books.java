package dev.regulars;

import dev.regulars.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the database holds, seen past the server: for comparing before and after. */
public final class Books {

  private static final List<String> BOOKED =
      List.of(
          "purchase",
          "purchase_return",
          "return_receipt",
          "member_event",
          "event_reversal",
          "transfer",
          "lot",
          "member_counter",
          "budget",
          "voucher",
          "redemption",
          "redemption_reversal",
          "member_day",
          "member_tag",
          "outbox",
          "idempotent_request");

  private final DatabaseAddress address;

  public Books(DatabaseAddress address) {
    this.address = address;
  }

  /** The rows of every table that a booking writes, counted. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String table : BOOKED) {
      counts.put(table, number("select count(*) from " + table));
    }
    return counts;
  }

  /**
   * Everything that a purchase changes and its return must put back: balances, lots that hold
   * something, counters, days, budgets, tier, and vouchers that can be used. Written so that equal
   * states are equal lists.
   */
  public List<String> standing(UUID member) {
    List<String> standing = new ArrayList<>();
    standing.addAll(
        rows(
            """
            select 'account', available, pending, reserved, lifetime_accrued, lifetime_expired, lifetime_redeemed, purchases,
                   last_purchase_on, tier, tier_since, tier_until
              from member_account where member_id = ?
            """,
            member));
    standing.addAll(
        rows(
            "select 'tier', tier, since, until from member_tier where member_id = ? order by since,"
                + " tier",
            member));
    standing.addAll(
        rows(
            """
            select 'lot', account, expires_on, available_from, debt, sum(remaining)
              from lot where member_id = ? and remaining <> 0
             group by account, expires_on, available_from, debt
             order by account, expires_on, available_from, debt
            """,
            member));
    standing.addAll(
        rows(
            """
            select 'counter', rule, span, starts, used
              from member_counter where member_id = ? and used <> 0
             order by rule, span, starts
            """,
            member));
    standing.addAll(
        rows(
            """
            select 'day', day, purchases, spent_minor, accrued
              from member_day where member_id = ? and (purchases, spent_minor, accrued) <> (0, 0, 0)
             order by day
            """,
            member));
    standing.addAll(
        rows(
            """
            select 'voucher', rule, voucher, source_id
              from voucher where member_id = ? and state = 'issued'
             order by rule, voucher, source_id
            """,
            member));
    standing.addAll(rows("select 'budget', rule, used from budget where used <> 0 order by rule"));
    return standing;
  }

  /** One number. */
  public long number(String select, Object... parameters) {
    return Long.parseLong(rows(select, parameters).getFirst());
  }

  /** Rows as text, the columns separated by a bar. */
  public List<String> rows(String select, Object... parameters) {
    try (Connection connection = address.connect();
        var statement = connection.prepareStatement(select)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        List<String> rows = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          List<String> values = new ArrayList<>();
          for (int c = 1; c <= columns; c++) {
            values.add(String.valueOf(result.getString(c)));
          }
          rows.add(String.join("|", values));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a statement that the server would not. */
  public void run(String sql) {
    try (Connection connection = address.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
