package dev.regulars.rules.language;

/**
 * A sentence with what only this package needs of it.
 *
 * @param template the form that lines are matched with
 * @param award how an award reads; the template of {@link Sentence#award()}
 * @param expansion what Drools makes of it, with parameters in braces
 */
record VocabularyEntry(
    Sentence sentence,
    Template template,
    @org.jspecify.annotations.Nullable Template award,
    String expansion) {}
