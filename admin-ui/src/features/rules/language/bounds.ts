// How big anything in a rule file may be; the same numbers as in `Bounds.java` of the server.

/** In UTF-8. */
export const FILE_BYTES_MAX = 256 * 1024;
export const RULES_MAX = 5_000;
export const LINE_LENGTH_MAX = 500;
export const NAME_LENGTH_MAX = 100;
export const CODE_LENGTH_MAX = 64;
export const TEXT_LENGTH_MAX = 200;
export const SENTENCES_PER_RULE_MAX = 50;
export const PROBLEMS_PER_FILE_MAX = 100;
export const LIST_MAX = 20;
