package dev.regulars.purchase;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How members are merged, {@code regulars.merges.*}.
 *
 * @param undo for how long a merge can be undone
 */
@ConfigurationProperties("regulars.merges")
record MergeSettings(@DefaultValue("P30D") Duration undo) {}
