package dev.regulars.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What happens with stores that are not known.
 *
 * @param strict whether their purchases are refused, instead of creating them
 */
@ConfigurationProperties("regulars.stores")
record StoreProperties(@DefaultValue("false") boolean strict) {}
