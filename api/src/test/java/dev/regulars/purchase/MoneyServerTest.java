package dev.regulars.purchase;

import dev.regulars.ServerTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * A server whose settings and days tests may change, and which marks discounts that nobody gave.
 * Tests share it: each says which settings it needs, leaves the usual ones behind, and takes the
 * time from the server.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServerTest
@TestPropertySource(
    properties = {
      "regulars.rulebook.four-eyes=false",
      "regulars.accounts.sweep-every=14h",
      "regulars.purchases.foreign-discounts=mark"
    })
@interface MoneyServerTest {}
