import { marksOf } from "../../../shared/i18n/amounts";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import type { Parameter, Vocabulary } from "../language/vocabulary";
import { cardTexts } from "../texts/cards";
import { problemTexts } from "../texts/problems";

export interface FieldProps {
  /** The id of the line that it is a value of. */
  readonly line: number;
  readonly parameter: Parameter;
  /** The value as it stands in the file, with its quotation marks. */
  readonly text: string;
  /** A value in the language of the page. */
  readonly sayValue: (text: string) => string;
  readonly vocabulary: Vocabulary;
  readonly isReadOnly: boolean;
  readonly isValue: (text: string) => boolean;
  readonly write: (text: string) => void;
  /** What is wrong with the value, in words. */
  readonly error: string | undefined;
  /** What was typed here and is no value. */
  readonly unfit: string | undefined;
  /** Keeps what is typed here and is no value; null where it is one again. */
  readonly keep: (typed: string | null) => void;
}

/** Between the digits of one number; days have more than one point. */
const DECIMAL_POINT = /(?<=(?<![0-9.])[0-9]+)\.(?=[0-9]+(?![0-9.]))/g;

/** What a field is called for those who do not see the sentence around it. */
export function useFieldLabel(parameter: Parameter): string {
  const t = useTexts(cardTexts).field;
  const { expectedBy } = useTexts(problemTexts);
  const { decimal } = marksOf(useFormats().locale);
  const expected = expectedBy(parameter.type, parameter.expected);
  return t.label(parameter.called, expected.replace(DECIMAL_POINT, decimal));
}
