package dev.regulars.programme;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether somebody else has to approve what somebody changed: the setting of the rulebook, {@code
 * regulars.rulebook.four-eyes}, counts for the programme, too.
 */
@ConfigurationProperties("regulars.rulebook")
record FourEyes(@DefaultValue("true") boolean fourEyes) {}
