/**
 * Imports: purchases, returns and members of a shop's past from a CSV file. What is imported takes
 * the way of the tills, so an import may be repeated; see {@link dev.regulars.imports.ImportRun}
 * for how a file becomes purchases.
 */
@NullMarked
package dev.regulars.imports;

import org.jspecify.annotations.NullMarked;
