package dev.regulars.rules.language;

import org.jspecify.annotations.Nullable;

/**
 * A sentence with what only this package needs of it.
 *
 * @param template the form that lines are matched with
 * @param award how an award reads; the template of {@link Sentence#award()}
 * @param called the phrase of {@link Sentence#called()}
 * @param expansion what Drools makes of it, with parameters in braces
 * @param ears who is told what it says
 */
record VocabularyEntry(
    Sentence sentence,
    Template template,
    @Nullable Template award,
    @Nullable Called called,
    String expansion,
    Ears ears) {}
