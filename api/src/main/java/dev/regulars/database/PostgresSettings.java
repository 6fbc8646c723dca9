package dev.regulars.database;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the embedded server is set for a small machine that it shares with this one. Nothing here
 * trades safety for speed: {@code fsync} and {@code synchronous_commit} stay on. What is logged
 * holds no data of people: neither parameters nor statements nor the details of an error.
 */
final class PostgresSettings {

  private static final long MEBIBYTE = 1024 * 1024;

  private PostgresSettings() {}

  /** Settings by name, as they would stand in {@code postgresql.conf}. */
  static Map<String, String> tuned() {
    long memory = physicalMemory() / MEBIBYTE;
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    settings.put("shared_buffers", Math.clamp(memory / 8, 128, 1024) + "MB");
    settings.put("effective_cache_size", Math.max(256, memory / 2) + "MB");
    settings.put("work_mem", "16MB");
    settings.put("maintenance_work_mem", Math.clamp(memory / 16, 64, 256) + "MB");
    settings.put("max_connections", "100"); // the server needs 16; the rest is for whoever looks in
    settings.put("wal_buffers", "16MB");
    settings.put("min_wal_size", "256MB");
    settings.put("max_wal_size", "2GB");
    settings.put("checkpoint_timeout", "15min");
    settings.put("random_page_cost", "1.1");
    settings.put("jit", "off"); // short statements: compiling them costs more than it saves
    settings.put("timezone", "UTC");
    settings.put("logging_collector", "on");
    settings.put("log_directory", "log");
    settings.put("log_filename", "postgresql-%a.log"); // one file a weekday, a week in all
    settings.put("log_truncate_on_rotation", "on");
    settings.put("log_rotation_age", "1d");
    settings.put("log_rotation_size", "0");
    settings.put("log_min_error_statement", "panic");
    settings.put("log_parameter_max_length", "0");
    settings.put("log_error_verbosity", "terse");
    return settings;
  }

  /**
   * What the C library is told about memory: by itself it gives that of each statement back to the
   * system, which then has to find it again for the next, page by page. A batch of 16 purchases
   * takes a tenth less of PostgreSQL's processor time so (mallopt(3)).
   */
  static Map<String, String> environment() {
    return Map.of(
        "MALLOC_TOP_PAD_", Long.toString(32 * MEBIBYTE),
        "MALLOC_TRIM_THRESHOLD_", Long.toString(256 * MEBIBYTE),
        "MALLOC_MMAP_THRESHOLD_", Long.toString(32 * MEBIBYTE));
  }

  private static long physicalMemory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : 2048 * MEBIBYTE;
  }
}
