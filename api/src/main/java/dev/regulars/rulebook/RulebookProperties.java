package dev.regulars.rulebook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How rulebooks are published, {@code regulars.rulebook.*}.
 *
 * @param fourEyes whether somebody else has to approve what somebody wrote
 * @param compileTimeMax how long one compilation may take before it is given up
 * @param compiledIdle how long a compiled version that decides nothing any more is kept
 * @param poll how often other servers' publications are looked for, besides being told of them
 */
@ConfigurationProperties("regulars.rulebook")
record RulebookProperties(
    @DefaultValue("true") boolean fourEyes,
    @DefaultValue("60s") Duration compileTimeMax,
    @DefaultValue("2m") Duration compiledIdle,
    @DefaultValue("2s") Duration poll) {}
