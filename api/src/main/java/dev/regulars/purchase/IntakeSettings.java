package dev.regulars.purchase;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the intake, {@code regulars.intake.*}.
 *
 * @param lanes batches that run side by side; each holds a database connection while it runs
 * @param batchSizeMax commands in a batch
 * @param waitingMax commands that wait in a lane; past it the answer is 503
 * @param timeout of a batch
 */
@ConfigurationProperties("regulars.intake")
record IntakeSettings(
    @DefaultValue("2") int lanes,
    @DefaultValue("256") int batchSizeMax,
    @DefaultValue("4096") int waitingMax,
    @DefaultValue("30s") Duration timeout) {}
