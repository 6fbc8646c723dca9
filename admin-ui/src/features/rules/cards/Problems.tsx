import { Button } from "@mantine/core";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { AlertIcon } from "../../../shared/icons";
import { useEditing } from "../editor/context";
import { FixIcon } from "../icons";
import type { Problem } from "../language/file";
import { fixesOf } from "../language/fixes";
import { told } from "../language/said";
import { problemTexts } from "../texts/problems";
import classes from "./Problems.module.css";

/** What is wrong here, and the ways to mend it with one click. */
export function Problems({ of: problems }: { readonly of: readonly Problem[] }) {
  const t = useTexts(problemTexts);
  const { document, vocabulary, today, names, isReadOnly } = useEditing();
  if (problems.length === 0) {
    return null;
  }
  const { file } = document.snapshot();
  return (
    <ul className={classes.problems}>
      {problems.map((problem) => (
        <li key={`${problem.line}:${problem.column}:${problem.what.key}`}>
          <span className={classes.told}>
            <AlertIcon aria-hidden size={16} />
            {told(problem.what, t.said)}
          </span>
          {!isReadOnly && (
            <span className={classes.fixes}>
              {fixesOf(file, problem, vocabulary, today, names()).map((fix) => (
                <Button
                  key={`${fix.kind} ${fix.text}`}
                  size="compact-xs"
                  variant="default"
                  leftSection={<FixIcon aria-hidden size={13} />}
                  onClick={() => document.edit(fix.edit)}
                >
                  {t.fixes[fix.kind](fix.said)}
                </Button>
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
