package dev.regulars.programme;

import dev.regulars.database.DatabaseAddress;
import dev.regulars.rules.Programme;
import dev.regulars.security.Who;
import dev.regulars.shared.DayZone;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The programme's settings: those in force now, and those of any other moment. Everybody asks here,
 * each time: they change while the server runs. What happened earlier is decided by the settings of
 * its moment, {@link #at}. Thread-safe; asking costs nothing.
 */
@Component
@EnableConfigurationProperties({ProgrammeProperties.class, FourEyes.class})
public class ProgrammeSettings implements DayZone {

  private static final Logger log = LoggerFactory.getLogger(ProgrammeSettings.class);

  private final Clock clock;
  private volatile NavigableMap<Instant, ProgrammeVersion> timeline;

  /**
   * Reads what is in the database, before anybody asks. An empty one, and one of a release that
   * kept no settings, begins with those of the server's properties.
   */
  ProgrammeSettings(
      DatabaseAddress address,
      ProgrammeProperties properties,
      SettingsForm form,
      JsonMapper json,
      Clock clock) {
    this.clock = clock;
    try (Connection connection = address.connect()) {
      begin(
          connection,
          form.written(properties.settings()),
          json.writeValueAsString(Who.SYSTEM),
          clock.instant().truncatedTo(ChronoUnit.MICROS));
      this.timeline = read(connection, form);
    } catch (SQLException e) {
      throw new IllegalStateException("The programme's settings could not be read", e);
    }
    if (!settings().equals(properties.settings())) {
      log.info(
          "The settings are those of version {} of the programme in the database;"
              + " regulars.programme.* say something else and are only for an empty database",
          now().number());
    }
  }

  private static void begin(Connection connection, String settings, String by, Instant at)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into programme_version (version, state, settings, valid_from, note, by, at)
            select 1, 'approved', ?::jsonb, ?, 'What the server was started with', ?::jsonb, ?
             where not exists (select from programme_version)
            on conflict do nothing
            """)) {
      insert.setString(1, settings);
      insert.setTimestamp(2, Timestamp.from(at));
      insert.setString(3, by);
      insert.setTimestamp(4, Timestamp.from(at));
      insert.executeUpdate();
    }
  }

  private static NavigableMap<Instant, ProgrammeVersion> read(
      Connection connection, SettingsForm form) throws SQLException {
    NavigableMap<Instant, ProgrammeVersion> read = new TreeMap<>();
    try (var select = connection.createStatement();
        var rows =
            select.executeQuery(
                "select version, valid_from, settings from programme_version where state ="
                    + " 'approved'")) {
      while (rows.next()) {
        Instant from = rows.getTimestamp(2).toInstant();
        read.put(from, ProgrammeVersion.of(rows.getInt(1), from, form.kept(rows.getString(3))));
      }
    }
    return read;
  }

  /** The version in force now. */
  public ProgrammeVersion now() {
    return at(clock.instant());
  }

  /** The version in force at a moment; the first one for moments before there was any. */
  public ProgrammeVersion at(Instant moment) {
    NavigableMap<Instant, ProgrammeVersion> all = timeline;
    Map.Entry<Instant, ProgrammeVersion> entry = all.floorEntry(moment);
    return (entry == null ? all.firstEntry() : entry).getValue();
  }

  /** The last approved version, also where its time is still to come: a change is made of it. */
  ProgrammeVersion last() {
    return timeline.lastEntry().getValue();
  }

  /** An approved version by its number; null for one that this server has not heard of. */
  public @Nullable ProgrammeVersion version(int number) {
    for (ProgrammeVersion version : timeline.values()) {
      if (version.number() == number) {
        return version;
      }
    }
    return null;
  }

  /** The versions in force until a moment, that moment's first. */
  public Collection<ProgrammeVersion> versionsUntil(Instant moment) {
    return timeline.headMap(moment, true).descendingMap().values();
  }

  /** Versions whose time comes after one moment and not after another. */
  public List<ProgrammeVersion> between(Instant after, Instant until) {
    return List.copyOf(timeline.subMap(after, false, until, true).values());
  }

  /** The settings in force now. */
  public Settings settings() {
    return now().settings();
  }

  /** The part of the settings in force now that rules are compiled for. */
  public Programme programme() {
    return now().programme();
  }

  /** ISO 4217 code of every amount of the programme. */
  public String currency() {
    return settings().currency();
  }

  /** What one point is worth now, in minor units. */
  public long pointValueMinor() {
    return settings().pointValueMinor();
  }

  /** The programme's zone now, and that of stores that say nothing else. */
  @Override
  public ZoneId zone() {
    return settings().zone();
  }

  /** The versions at hand, by number. */
  Map<Integer, ProgrammeVersion> known() {
    Map<Integer, ProgrammeVersion> known = new HashMap<>();
    timeline.values().forEach(version -> known.put(version.number(), version));
    return known;
  }

  /** Takes over what is in the database now; the first version is always there. */
  void install(Collection<ProgrammeVersion> read) {
    NavigableMap<Instant, ProgrammeVersion> all = new TreeMap<>();
    read.forEach(version -> all.put(version.from(), version));
    timeline = all;
  }
}
