/**
 * Rulebooks: drafts and what becomes of them, which versions there are, which one decides at a
 * moment, and their compiled form. It owns the tables of that name. Versions never change; which
 * one decides says {@code rulebook_live} alone, which {@code Succession} writes under one lock.
 */
@NullMarked
package dev.regulars.rulebook;

import org.jspecify.annotations.NullMarked;
