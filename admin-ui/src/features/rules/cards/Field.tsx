import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { cardTexts } from "../texts/cards";
import { ClockField } from "./ClockField";
import { CodeField } from "./CodeField";
import classes from "./Field.module.css";
import { Framed } from "./Framed";
import { type FieldProps, useFieldLabel } from "./field";
import { NumberField } from "./NumberField";
import { WeekdaysField } from "./WeekdaysField";

/** The value of a sentence as a field of its type, in the sentence. */
export function Field(props: FieldProps) {
  const { parameter, text, sayValue, isReadOnly } = props;
  if (isReadOnly) {
    return <span className={classes.value}>{sayValue(text)}</span>;
  }
  if (parameter.choices.length > 0) {
    const choices = parameter.choices.map((word) => ({ value: word, label: sayValue(word) }));
    return <ChoiceField {...props} choices={choices} />;
  }
  switch (parameter.type) {
    case "tier":
      return <TierField {...props} />;
    case "weekdays":
      return <WeekdaysField {...props} />;
    case "code":
    case "codes":
      return <CodeField {...props} />;
    case "date":
    case "time":
      return <ClockField {...props} />;
    case "text":
      return <TextField {...props} />;
    default:
      return <NumberField {...props} />;
  }
}

const TEXT_LENGTH_MAX = 200;
const LEFT_SHOWN = 30;

function TextField({ parameter, text, write, error }: FieldProps) {
  const t = useTexts(cardTexts).field;
  const label = useFieldLabel(parameter);
  const shown = text.slice(1, -1);
  const left = TEXT_LENGTH_MAX - shown.length;
  return (
    <Framed error={shown === "" ? t.empty : error} isLong>
      {(tied) => (
        <>
          <span aria-hidden>“</span>
          <input
            {...tied}
            className={classes.input}
            aria-label={label}
            autoComplete="off"
            size={Math.max(12, shown.length)}
            value={shown}
            onChange={(event) => write(`"${safeText(event.currentTarget.value)}"`)}
          />
          <span aria-hidden>”</span>
          {left <= LEFT_SHOWN && <span className={classes.left}>{t.left(left)}</span>}
        </>
      )}
    </Framed>
  );
}

/** Quotation marks end a text in a rule file; curly ones look better anyway. */
function safeText(typed: string): string {
  return typed.replace(/(^|\s)"/g, "$1“").replaceAll('"', "”");
}

function TierField(props: FieldProps) {
  const t = useTexts(cardTexts).field;
  const choices = props.vocabulary.tiers.map((tier) => ({
    value: `"${tier.code}"`,
    label: tier.name,
  }));
  const isKnown = choices.some((choice) => choice.value === props.text);
  const unknown = { value: props.text, label: t.unknownTier(props.text.slice(1, -1)) };
  return <ChoiceField {...props} choices={isKnown ? choices : [unknown, ...choices]} />;
}

function ChoiceField({
  parameter,
  text,
  write,
  error,
  choices,
}: FieldProps & { readonly choices: readonly { value: string; label: string }[] }) {
  const label = useFieldLabel(parameter);
  return (
    <Framed error={error}>
      {(tied) => (
        <select
          {...tied}
          className={classes.select}
          aria-label={label}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Framed>
  );
}
