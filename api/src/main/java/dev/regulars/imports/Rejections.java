package dev.regulars.imports;

import dev.regulars.imports.RejectedView.ReasonView;
import dev.regulars.imports.RejectedView.RowView;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rejected rows of imports. */
@Component
class Rejections {

  private static final int PAGE = 1_000;
  private static final int SHOWN = 20;
  private static final String LINE_END = "\r\n";
  private static final List<String> FIRST_COLUMNS = List.of("line", "reason");

  private static final String INSERT =
      """
      insert into import_rejection (job_id, line, reason, original)
      select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[]) as row (job_id, line, reason, original)
       where exists (select from import_job where id = row.job_id and runner = $5 and state = 'running')
          on conflict (job_id, line) do nothing
      """;

  // Rows that only share a receipt with a wrong one have one reason, whichever line that is; so do
  // those whose values cannot be read, whatever they are.
  private static final String REASONS =
      """
      select case when reason like 'receipt: line % of the same receipt is rejected'
                  then 'receipt: another line of the same receipt is rejected'
                  else regexp_replace(
                         reason,
                         '^(\\w+: is (?:not a number such as [^:]+|not a time as the mapping says|a long number [^:]+)): .*$',
                         '\\1')
             end as why,
             count(*) as rows
        from import_rejection
       where job_id = $1
       group by why
       order by count(*) desc, why
       limit $2
      """;

  private static final String PAGE_AFTER =
      """
      select line, reason, original
        from import_rejection
       where job_id = $1 and line > $2
       order by line
       limit $3
      """;

  private final DatabaseClient database;
  private final Transactions transactions;

  Rejections(DatabaseClient database, Transactions transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  /** Keeps rejected rows; nothing where the import was taken over. */
  Mono<Void> add(Lease lease, List<Rejection> rows) {
    return transactions
        .keep(
            connection ->
                Flux.from(
                        Columns.of(rows)
                            .uuid(row -> lease.jobId())
                            .number(Rejection::line)
                            .text(Rejection::reason)
                            .text(row -> ImportFiles.storable(row.original()))
                            .bind(connection, INSERT)
                            .bind(4, lease.runner())
                            .execute())
                    .flatMap(Result::getRowsUpdated)
                    .then(Mono.just(true)))
        .then();
  }

  /** Forgets what an earlier run of the import rejected: the next one says it again. */
  Mono<Void> forget(UUID jobId) {
    return database
        .sql("delete from import_rejection where job_id = $1")
        .bind(0, jobId)
        .fetch()
        .rowsUpdated()
        .then();
  }

  /**
   * The rejected rows as a file: line and reason in front of the row as it was, so that it can be
   * put right there and imported again. Its cells are safe to open in a spreadsheet, see {@link
   * SafeCell}.
   */
  Flux<String> file(ImportJob job, CSVFormat format) {
    Flux<String> rows =
        page(job.id(), 0, PAGE)
            .expand(
                page ->
                    page.size() < PAGE ? Mono.empty() : page(job.id(), page.getLast().line(), PAGE))
            .map(
                page -> {
                  StringBuilder text = new StringBuilder();
                  for (Rejection row : page) {
                    text.append(
                            safe(
                                format,
                                List.of(String.valueOf(row.line()), row.reason()),
                                row.original()))
                        .append(LINE_END);
                  }
                  return text.toString();
                });
    return Flux.just(safe(format, FIRST_COLUMNS, job.header()) + LINE_END).concatWith(rows);
  }

  /** Whether a file with this header is one of ours. */
  static boolean wrote(List<String> header) {
    return header.size() > FIRST_COLUMNS.size()
        && header.subList(0, FIRST_COLUMNS.size()).equals(FIRST_COLUMNS);
  }

  private static String safe(CSVFormat format, List<String> first, String original) {
    List<String> cells = new ArrayList<>(first);
    try (CSVParser row = CSVParser.parse(original, format)) {
      row.stream().forEach(record -> cells.addAll(record.toList()));
    } catch (IOException e) {
      throw new UncheckedIOException("a row that was kept is no CSV", e);
    }
    return format.format(cells.stream().map(SafeCell::written).toArray());
  }

  /** Why rows were rejected, and the first of them. */
  Mono<RejectedView> view(UUID jobId) {
    Mono<List<ReasonView>> reasons =
        database
            .sql(REASONS)
            .bind(0, jobId)
            .bind(1, SHOWN)
            .map(row -> new ReasonView(Rows.text(row, "why"), Rows.number(row, "rows")))
            .all()
            .collectList();
    Mono<List<RowView>> first =
        page(jobId, 0, SHOWN)
            .map(page -> page.stream().map(row -> new RowView(row.line(), row.reason())).toList());
    return Mono.zip(reasons, first, RejectedView::new);
  }

  private Mono<List<Rejection>> page(UUID jobId, long after, int limit) {
    return database
        .sql(PAGE_AFTER)
        .bind(0, jobId)
        .bind(1, after)
        .bind(2, limit)
        .map(
            row ->
                new Rejection(
                    Rows.number(row, "line"), Rows.text(row, "reason"), Rows.text(row, "original")))
        .all()
        .collectList();
  }
}
