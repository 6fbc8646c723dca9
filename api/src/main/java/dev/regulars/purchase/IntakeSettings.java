package dev.regulars.purchase;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the intake, {@code regulars.intake.*}.
 *
 * @param lanes batches that run side by side; each holds a database connection while it runs
 * @param batchSizeMax commands in a batch
 * @param waitingMax commands that wait in a lane, tills' and others each; past it the answer is 503
 * @param waitMax how long a till's command waits for its batch; where it would be more the answer
 *     is 503 at once, where it is more after all then
 * @param calmWaitMax the same in a lane that had room for all within this time
 * @param batchTimeMax how long a batch should take; batches get smaller where the database is slow
 * @param coldBatches of a lane that has just started: they are slow because the server is cold, not
 *     because it has too much to do, so tills wait ten times as long
 * @param quotesMax quotes under way at once; past it the answer is 503
 * @param timeout of a batch
 */
@ConfigurationProperties("regulars.intake")
record IntakeSettings(
    @DefaultValue("2") int lanes,
    @DefaultValue("256") int batchSizeMax,
    @DefaultValue("4096") int waitingMax,
    @DefaultValue("300ms") Duration waitMax,
    @DefaultValue("900ms") Duration calmWaitMax,
    @DefaultValue("200ms") Duration batchTimeMax,
    @DefaultValue("100") int coldBatches,
    @DefaultValue("256") int quotesMax,
    @DefaultValue("30s") Duration timeout) {}
