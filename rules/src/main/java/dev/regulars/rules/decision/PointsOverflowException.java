package dev.regulars.rules.decision;

/** Points that no number here can hold: more than {@link Long#MAX_VALUE}, or than may be held. */
public final class PointsOverflowException extends ArithmeticException {

  private static final long serialVersionUID = 1;

  /** What cannot be held, and where, in a few words. */
  public PointsOverflowException(String what) {
    super(what);
  }
}
