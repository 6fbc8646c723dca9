package dev.regulars.rules;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a rulebook: rule files ({@code *.dslr}) and example files ({@code *.yaml}), text by
 * name. The order of rules is the order of file names, then of lines.
 */
public record RuleFiles(SortedMap<String, String> files) {

  public RuleFiles {
    files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }
}
