/**
 * The PostgreSQL server that everything is kept in: found or started, migrated, and reached through
 * one pool. By default a real PostgreSQL runs beside the server in its data directory; {@code
 * REGULARS_DATABASE_URL} names another one.
 */
@NullMarked
package dev.regulars.database;

import org.jspecify.annotations.NullMarked;
