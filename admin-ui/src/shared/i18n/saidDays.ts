import { isDay } from "./days";

const QUOTED_OR_DAY = /"[^"]*"|\b\d{4}-\d{2}-\d{2}\b/g;

/**
 * A sentence with its days as the page writes days; rule files, and the server in English, have them
 * as ISO 8601 does. What is quoted stays as it is.
 */
export function saidDays(sentence: string, day: (iso: string) => string): string {
  return sentence.replace(QUOTED_OR_DAY, (found) => (isDay(found) ? day(found) : found));
}
