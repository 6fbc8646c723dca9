package dev.regulars.imports;

import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.shared.Ids;
import dev.regulars.shared.RealTime;
import dev.regulars.shared.Scratch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps the files of imports in the database, piece by piece, and brings them back to a file on
 * disk for the time that somebody reads them. No more than a piece is ever in memory.
 */
@Component
class ImportFiles {

  private static final Logger log = LoggerFactory.getLogger(ImportFiles.class);
  private static final int CHUNK = 1 << 18;

  private static final String INSERT_JOB =
      """
      insert into import_job (id, state, mapping, header, chunks, created_by, created_at, file_name)
      values ($1, 'queued', $2::json, $3, $4, $5, $6, $7)
      """;

  private static final String INSERT_CHUNK =
      "insert into import_chunk (job_id, number, bytes) values ($1, $2, $3)";

  private static final String FIND_CHUNK =
      "select bytes from import_chunk where job_id = $1 and number = $2";

  private final DatabaseClient database;
  private final TransactionalOperator transaction;
  private final AuditLog audit;
  private final Scratch scratch;
  private final Ids ids;
  private final Clock clock;

  ImportFiles(
      DatabaseClient database,
      TransactionalOperator transaction,
      AuditLog audit,
      Scratch scratch,
      Ids ids,
      @RealTime Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.audit = audit;
    this.scratch = scratch;
    this.ids = ids;
    this.clock = clock;
  }

  /** A new file on disk, gone again when the work is done. */
  <T> Mono<T> onDisk(Function<Path, Mono<T>> work) {
    return Mono.usingWhen(
        Mono.fromCallable(() -> scratch.newFile(".csv")).subscribeOn(Schedulers.boundedElastic()),
        work,
        ImportFiles::delete);
  }

  /**
   * Keeps a file, and the import that is to read it, all or nothing; joins a transaction under way.
   *
   * @param name of the file, where it was sent with one
   * @param header the file's first row, as CSV
   * @return the import's id
   */
  Mono<UUID> keep(Path file, @Nullable String name, String mapping, String header, Caller by) {
    UUID id = ids.next();
    return Mono.fromCallable(() -> Files.size(file))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(
            size ->
                database.inConnection(
                    connection ->
                        insertJob(connection, id, name, mapping, header, chunks(size), by)
                            .thenMany(insertChunks(connection, id, file))
                            .then(started(connection, id, size, by))
                            .thenReturn(id)))
        .as(transaction::transactional);
  }

  private static int chunks(long size) {
    return (int) ((size + CHUNK - 1) / CHUNK);
  }

  private Mono<Long> insertJob(
      Connection connection,
      UUID id,
      @Nullable String name,
      String mapping,
      String header,
      int chunks,
      Caller by) {
    Statement insert =
        connection
            .createStatement(INSERT_JOB)
            .bind(0, id)
            .bind(1, mapping)
            .bind(2, storable(header))
            .bind(3, chunks)
            .bind(4, by.name())
            .bind(5, clock.instant());
    return Flux.from(
            (name == null ? insert.bindNull(6, String.class) : insert.bind(6, storable(name)))
                .execute())
        .flatMap(Result::getRowsUpdated)
        .next();
  }

  private Mono<Void> started(Connection connection, UUID id, long bytes, Caller by) {
    return audit.record(
        connection, by.who(), "import.started", "import", id.toString(), Map.of("bytes", bytes));
  }

  /** PostgreSQL has no NUL character. */
  static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  private static Flux<Long> insertChunks(Connection connection, UUID id, Path file) {
    return DataBufferUtils.read(file, DefaultDataBufferFactory.sharedInstance, CHUNK)
        .index()
        .concatMap(
            piece ->
                Flux.from(
                        connection
                            .createStatement(INSERT_CHUNK)
                            .bind(0, id)
                            .bind(1, piece.getT1().intValue())
                            .bind(2, bytes(piece.getT2()))
                            .execute())
                    .flatMap(Result::getRowsUpdated),
            1);
  }

  private static ByteBuffer bytes(DataBuffer buffer) {
    ByteBuffer bytes = ByteBuffer.allocate(buffer.readableByteCount());
    buffer.toByteBuffer(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  /** Brings a kept file back to disk. */
  Mono<Void> fetch(ImportJob job, Path target) {
    Flux<DataBuffer> pieces =
        Flux.range(0, job.chunks())
            .concatMap(
                number ->
                    database
                        .sql(FIND_CHUNK)
                        .bind(0, job.id())
                        .bind(1, number)
                        .mapValue(ByteBuffer.class)
                        .one()
                        .switchIfEmpty(
                            Mono.error(() -> new IllegalStateException("a chunk is missing")))
                        .<DataBuffer>map(DefaultDataBufferFactory.sharedInstance::wrap),
                1);
    return DataBufferUtils.write(pieces, target);
  }

  private static Mono<Void> delete(Path file) {
    return Mono.fromCallable(() -> Files.deleteIfExists(file))
        .subscribeOn(Schedulers.boundedElastic())
        .doOnError(IOException.class, e -> log.warn("{} was not deleted", file, e))
        .onErrorComplete()
        .then();
  }
}
