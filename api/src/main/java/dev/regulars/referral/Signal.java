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
      "Couples and families often share one mailbox.",
      "Hinter beiden E-Mail-Adressen steht dasselbe Postfach.",
      "Paare und Familien teilen sich oft ein Postfach."),
  DEVICE(
      60,
      "Both were seen on the same device.",
      "Families share tablets, and friends enrol each other on one telephone.",
      "Beide wurden auf demselben Gerät gesehen.",
      "Familien teilen sich Tablets, und Freunde melden einander an einem Telefon an."),
  CIRCLE(
      50,
      "The friend invited the referrer, directly or by others.",
      "Groups of friends who join together may mix up who invited whom.",
      "Wer eingeladen wurde, hat die Einladenden selbst eingeladen, direkt oder über andere.",
      "In Gruppen, die zusammen dazukommen, geht leicht durcheinander, wer wen eingeladen hat."),
  BURST(
      40,
      "Ten friends or more joined with this referrer within an hour.",
      "A company, a club or a party joins together.",
      "Innerhalb einer Stunde kamen zehn oder mehr durch dieselbe Person dazu.",
      "Eine Firma, ein Verein oder eine Feier kommt zusammen dazu."),
  ADDRESS(
      30,
      "Both have the same address.",
      "Also true of families, shared flats and houses with many flats.",
      "Beide haben dieselbe Anschrift.",
      "Das gilt auch für Familien, Wohngemeinschaften und Häuser mit vielen Wohnungen."),
  NETWORK(
      15,
      "Both came from the same network.",
      "Also true of offices, dormitories, cafés and everybody who uses one mobile provider.",
      "Beide kamen aus demselben Netz.",
      "Das gilt auch für Büros, Wohnheime, Cafés und alle, die denselben Mobilfunk nutzen."),
  NAME(
      10,
      "Both have the same family name.",
      "Brothers and sisters invite each other, and many names are common.",
      "Beide haben denselben Nachnamen.",
      "Geschwister laden einander ein, und viele Namen sind häufig.");

  private final int weight;
  private final String evidence;
  private final String innocent;
  private final String evidenceGerman;
  private final String innocentGerman;

  Signal(
      int weight, String evidence, String innocent, String evidenceGerman, String innocentGerman) {
    this.weight = weight;
    this.evidence = evidence;
    this.innocent = innocent;
    this.evidenceGerman = evidenceGerman;
    this.innocentGerman = innocentGerman;
  }

  /** As rules name it. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  int weight() {
    return weight;
  }

  String evidence(Locale locale) {
    return isGerman(locale) ? evidenceGerman : evidence;
  }

  String innocent(Locale locale) {
    return isGerman(locale) ? innocentGerman : innocent;
  }

  private static boolean isGerman(Locale locale) {
    return locale.getLanguage().equals("de");
  }

  static Optional<Signal> of(String code) {
    return Arrays.stream(values()).filter(signal -> signal.code().equals(code)).findFirst();
  }
}
