package dev.regulars.imports;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.PurchaseIntake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * Works off one import: rows become receipts, receipts become purchases and returns, which take the
 * way of the tills. A run that follows another one begins at the top of the file again: what is
 * booked stays booked once, each member's receipts are booked up to some place in the file and none
 * behind it, and what a return did not find in its place is left to the end as it was before. So
 * the books are those of a single run, whatever died in between.
 */
@Component
class ImportRun {

  private static final Logger log = LoggerFactory.getLogger(ImportRun.class);
  private static final Duration BEAT = Duration.ofMillis(500);
  private static final int BATCHES_UNDER_WAY = 4;
  private static final int RECEIPTS_PER_BATCH = 400;
  private static final int ROWS_PER_BATCH = 8_000;
  private static final int REJECTIONS_PER_WRITE = 500;

  private final ImportJobs jobs;
  private final ImportFiles files;
  private final ImportMembers members;
  private final Rejections rejections;
  private final Owed owed;
  private final PurchaseIntake intake;
  private final MappingForm form;
  private final ImportRules rules;
  private final ProgrammeSettings settings;
  private final JsonMapper json;

  ImportRun(
      ImportJobs jobs,
      ImportFiles files,
      ImportMembers members,
      Rejections rejections,
      Owed owed,
      PurchaseIntake intake,
      MappingForm form,
      ImportRules rules,
      ProgrammeSettings settings,
      JsonMapper json) {
    this.jobs = jobs;
    this.files = files;
    this.members = members;
    this.rejections = rejections;
    this.owed = owed;
    this.intake = intake;
    this.form = form;
    this.rules = rules;
    this.settings = settings;
    this.json = json;
  }

  /** Works it off to its end, telling how far it is meanwhile. */
  Mono<Void> run(ImportJob job, UUID runner, Meter meter) {
    Mono<Void> beats =
        Flux.interval(BEAT)
            .onBackpressureDrop()
            .concatMap(tick -> beat(job, runner, meter), 1)
            .then(Mono.never());
    Mono<Void> work =
        Mono.defer(
            () -> {
              Mapping mapping = form.read(json.readValue(job.mapping(), MappingBody.class));
              return rules
                  .check(mapping)
                  .then(rejections.forget(job.id()))
                  .then(
                      files.onDisk(
                          path ->
                              files
                                  .fetch(job, path)
                                  .then(owed.of(job.id()))
                                  .flatMap(
                                      left ->
                                          book(
                                              new Lease(job.id(), runner),
                                              mapping,
                                              path,
                                              meter,
                                              new Later(left)))));
            });
    return Mono.firstWithSignal(work, beats);
  }

  /** A beat that fails is made up for by the next one; the lease outlasts several. */
  private Mono<Void> beat(ImportJob job, UUID runner, Meter meter) {
    return jobs.renew(job.id(), runner, meter.progress())
        .onErrorResume(
            error -> {
              log.warn("Import {} could not tell how far it is: {}", job.id(), error.toString());
              return Mono.just(true);
            })
        .flatMap(ours -> ours ? Mono.empty() : Mono.error(new Lease.Lost()));
  }

  private Mono<Void> book(Lease lease, Mapping mapping, Path path, Meter meter, Later later) {
    String currency = settings.currency();
    ReturnBooking returns = new ReturnBooking(intake, owed, lease, meter.tally(), later);
    ReceiptBooking booking =
        new ReceiptBooking(intake, returns, mapping, currency, meter.tally(), lease.jobId());
    ImportMembers.Known known = new ImportMembers.Known();
    return Mono.fromCallable(() -> Survey.of(path, mapping, currency))
        .subscribeOn(Schedulers.boundedElastic())
        .doOnNext(survey -> meter.setRowsTotal(survey.rows()))
        .flatMapMany(
            survey -> {
              Flux<Plan> plans = plans(mapping, currency, path, survey, meter.tally());
              // Read a second time rather than held, and not counted again.
              Flux<Plan> late =
                  plans(mapping, currency, path, survey, new Tally()).filter(later::has);
              Flux<Rejection> first =
                  resolved(lease, mapping, known, plans)
                      .flatMap(batch -> sideBySide(batch, booking::book), BATCHES_UNDER_WAY);
              Flux<Rejection> again =
                  resolved(lease, mapping, known, late)
                      .flatMap(batch -> sideBySide(batch, booking::tryAgain), BATCHES_UNDER_WAY);
              return first.concatWith(Flux.defer(() -> later.isEmpty() ? Flux.empty() : again));
            })
        .buffer(REJECTIONS_PER_WRITE)
        .concatMap(rows -> rejections.add(lease, rows), 1)
        .then();
  }

  private Flux<List<ImportMembers.Resolved>> resolved(
      Lease lease, Mapping mapping, ImportMembers.Known known, Flux<Plan> plans) {
    return plans
        .bufferUntil(endOfBatch())
        .concatMap(batch -> members.resolve(lease.jobId(), mapping, batch, known), 1);
  }

  private static Flux<Rejection> sideBySide(
      List<ImportMembers.Resolved> batch, BiFunction<Plan, Who, Mono<List<Rejection>>> work) {
    return Flux.fromIterable(batch)
        .flatMap(one -> work.apply(one.plan(), one.who()), RECEIPTS_PER_BATCH)
        .flatMapIterable(rejected -> rejected);
  }

  /** The file's receipts, read on a thread that may wait for the disk. */
  private static Flux<Plan> plans(
      Mapping mapping, String currency, Path path, Survey survey, Tally tally) {
    return Flux.<Plan, Receipts>generate(
            () -> Receipts.open(path, mapping, currency, survey),
            (receipts, sink) -> {
              try {
                Receipt next = receipts.next();
                if (next == null) {
                  sink.complete();
                } else {
                  tally.rowsRead.add(next.rows().size());
                  sink.next(Plan.of(next, mapping));
                }
              } catch (IOException e) {
                sink.error(e);
              }
              return receipts;
            },
            ImportRun::close)
        .subscribeOn(Schedulers.boundedElastic());
  }

  /** So many receipts together, or fewer long ones: what is in memory stays bounded. */
  private static Predicate<Plan> endOfBatch() {
    int[] sizes = new int[2];
    return plan -> {
      sizes[0]++;
      sizes[1] += plan.goods().size() + plan.rejected().size();
      boolean full = sizes[0] >= RECEIPTS_PER_BATCH || sizes[1] >= ROWS_PER_BATCH;
      if (full) {
        sizes[0] = 0;
        sizes[1] = 0;
      }
      return full;
    };
  }

  private static void close(Receipts receipts) {
    try {
      receipts.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
