package dev.regulars.shared;

/**
 * Ends the server where it can never be of use: whoever runs it then sees that it ended, and why,
 * in place of one that says for ever that it is starting.
 */
@FunctionalInterface
public interface Ending {

  /**
   * Ends it soon after; the caller goes on for as long as it takes.
   *
   * @param why and what to do, for the operator
   */
  void end(String why);
}
