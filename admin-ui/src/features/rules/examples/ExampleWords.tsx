import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { exampleTexts } from "../texts/examples";
import classes from "./ExamplesTable.module.css";

interface ExampleWordsProps {
  /** In the page's language; empty where it cannot be read. */
  readonly given: readonly string[];
  readonly expected: string;
  /** What came out, where that is something else. */
  readonly got?: string | undefined;
}

/** An example in words: what it begins with, what should come of it, and what did. */
export function ExampleWords({ given, expected, got }: ExampleWordsProps) {
  const { columns } = useTexts(exampleTexts);
  return (
    <dl className={classes.outcome}>
      {given.length > 0 && (
        <div>
          <dt>{columns.name}</dt>
          <dd className={classes.given}>{given.join("\n")}</dd>
        </div>
      )}
      <div>
        <dt>{columns.expected}</dt>
        <dd>{expected}</dd>
      </div>
      {got !== undefined && (
        <div>
          <dt>{columns.got}</dt>
          <dd className={classes.got}>{got}</dd>
        </div>
      )}
    </dl>
  );
}
