package dev.regulars.purchase;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of returns, {@code regulars.returns.*}.
 *
 * @param elsewhere whether a till may take goods back that were bought in another store
 */
@ConfigurationProperties("regulars.returns")
record ReturnSettings(@DefaultValue("false") boolean elsewhere) {}
