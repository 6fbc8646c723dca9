import type { Import } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import classes from "./imports.module.css";
import { importsTexts } from "./texts";

/** What became of the rows; they add up to all that were read. */
export function ImportResult({ of: data }: { readonly of: Import }) {
  const t = useTexts(importsTexts).one;
  const { number } = useFormats();
  const reasons: Readonly<Record<string, string>> = t.reasons;
  const figures = [
    [t.purchases, data.purchasesRecorded],
    [t.returns, data.returnsRecorded],
    [t.members, data.membersEnrolled],
    [t.replayed, data.purchasesReplayed + data.returnsReplayed],
    [t.rejected, data.rowsRejected],
  ] as const;
  const rows = [
    [t.recorded, data.rowsRecorded],
    [t.returned, data.rowsReturned],
    [t.returnedInPart, data.rowsReturnedInPart],
    [t.replayed, data.rowsReplayed],
    ...Object.entries(data.rowsSkipped).map(
      ([reason, count]) => [`${t.skipped}: ${reasons[reason] ?? reason}`, count] as const,
    ),
    [t.rejected, data.rowsRejected],
  ] as const;
  return (
    <>
      <dl className={classes.figures}>
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
      <Section title={t.rowsTitle}>
        <dl className={classes.facts}>
          {rows
            .filter(([, count]) => count > 0)
            .map(([name, count]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{number(count)}</dd>
              </div>
            ))}
        </dl>
      </Section>
    </>
  );
}
