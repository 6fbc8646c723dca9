package dev.regulars.rules.warning;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What a sentence claims of facts, in a form in which claims can be compared. Claims say no more
 * than the sentence does, so what follows from them is certain.
 */
sealed interface Claim {

  /** Met by everything that the rule is about. */
  record Always() implements Claim {}

  /** A number lies between two, both included. */
  record Range(String number, long least, long most) implements Claim {}

  /** A number of purchases, this one included, is a multiple of this. */
  record Multiple(long of) implements Claim {}

  /** The one value of something is one of these, or none of them. */
  record Among(String value, Set<String> words, boolean is) implements Claim {

    public Among {
      words = Set.copyOf(words);
    }
  }

  /** Of many things at least one is one of these, or none is. */
  record Has(String things, Set<String> words, boolean has) implements Claim {

    public Has {
      words = Set.copyOf(words);
    }
  }

  /**
   * A sum over those of many things that are one of these is at least something above zero.
   *
   * @param sum what is summed
   */
  record SumOf(String sum, String things, Set<String> words, long least) implements Claim {

    public SumOf {
      words = Set.copyOf(words);
    }
  }

  /** A minute of the day is one of these. */
  record Minutes(BitSet minutes) implements Claim {}

  /** The day lies between two, counted from 1970-01-01, both included. */
  record Days(long first, long last) implements Claim {}

  /** Something that nothing is known of, but that it is equal to itself. */
  record Other(Object question) implements Claim {}

  /** Whether facts that meet this claim certainly meet the other. */
  default boolean implies(Claim other) {
    if (other instanceof Always || equals(other)) {
      return true;
    }
    return switch (this) {
      case Range range ->
          other instanceof Range wider
              && wider.number.equals(range.number)
              && wider.least <= range.least
              && wider.most >= range.most;
      case Multiple multiple -> other instanceof Multiple divisor && multiple.of % divisor.of == 0;
      case Among among -> other instanceof Among wider && impliesAmong(among, wider);
      case Has has -> other instanceof Has wider && impliesHas(has, wider);
      case SumOf sum -> impliesOf(sum, other);
      case Minutes minutes ->
          other instanceof Minutes wider && isWithin(minutes.minutes, wider.minutes);
      case Days days ->
          other instanceof Days wider && wider.first <= days.first && wider.last >= days.last;
      case Always _, Other _ -> false;
    };
  }

  private static boolean impliesAmong(Among among, Among other) {
    if (!among.value.equals(other.value)) {
      return false;
    }
    if (among.is) {
      return other.is
          ? other.words.containsAll(among.words)
          : among.words.stream().noneMatch(other.words::contains);
    }
    return !other.is && among.words.containsAll(other.words);
  }

  private static boolean impliesHas(Has has, Has other) {
    return has.things.equals(other.things)
        && has.has == other.has
        && (has.has ? other.words.containsAll(has.words) : has.words.containsAll(other.words));
  }

  private static boolean impliesOf(SumOf sum, Claim other) {
    return switch (other) {
      case SumOf less ->
          less.sum.equals(sum.sum) && less.words.equals(sum.words) && less.least <= sum.least;
      case Has has -> has.has && has.things.equals(sum.things) && has.words.containsAll(sum.words);
      default -> false;
    };
  }

  private static boolean isWithin(BitSet minutes, BitSet wider) {
    BitSet outside = (BitSet) minutes.clone();
    outside.andNot(wider);
    return outside.isEmpty();
  }

  /** Those of the words that are left when others are taken out. */
  static Set<String> without(Set<String> words, Set<String> others) {
    Set<String> left = new HashSet<>(words);
    left.removeAll(others);
    return left;
  }
}
