package dev.regulars.referral;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What speaks for a closer look at a referral. None of them is a verdict: each is told with what
 * else may be behind it, and weighs the less the more honest people it is true of.
 */
enum Signal {
  MAILBOX(
      60,
      "Both have the same mailbox behind their e-mail addresses.",
      "Couples and families often share one mailbox."),
  DEVICE(
      60,
      "Both were seen on the same device.",
      "Families share tablets, and friends enrol each other on one telephone."),
  CIRCLE(
      50,
      "The friend invited the referrer, directly or by others.",
      "Groups of friends who join together may mix up who invited whom."),
  BURST(
      40,
      "Ten friends or more joined with this referrer within an hour.",
      "A company, a club or a party joins together."),
  ADDRESS(
      30,
      "Both have the same address.",
      "Also true of families, shared flats and houses with many flats."),
  NETWORK(
      15,
      "Both came from the same network.",
      "Also true of offices, dormitories, cafés and everybody who uses one mobile provider."),
  NAME(
      10,
      "Both have the same family name.",
      "Brothers and sisters invite each other, and many names are common.");

  private final int weight;
  private final String evidence;
  private final String innocent;

  Signal(int weight, String evidence, String innocent) {
    this.weight = weight;
    this.evidence = evidence;
    this.innocent = innocent;
  }

  /** As rules name it. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  int weight() {
    return weight;
  }

  String evidence() {
    return evidence;
  }

  String innocent() {
    return innocent;
  }

  static Optional<Signal> of(String code) {
    return Arrays.stream(values()).filter(signal -> signal.code().equals(code)).findFirst();
  }
}
