/** The closed language of rule files: vocabulary, parser, renderer, verifier. */
@NullMarked
package dev.regulars.rules.language;

import org.jspecify.annotations.NullMarked;
